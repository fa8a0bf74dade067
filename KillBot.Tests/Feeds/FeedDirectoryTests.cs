using KillBot.Domain.Feeds;
using KillBot.Domain.Notifications;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Feeds;

/// <summary>What admins can do to the feeds of their server, and only to those.</summary>
public sealed class FeedDirectoryTests(KillBotApp app) : AppTest(app)
{
    private FeedDirectory Feeds => App.Get<FeedDirectory>();

    [Fact]
    public async Task Feeds_are_numbered_in_their_server_and_keep_their_numbers()
    {
        var (guild, other) = (await GuildAsync(), await GuildAsync());

        Assert.Equal(1, (await AddAsync(guild, new FeedChoices(1, FeedKind.Kills))).Feed!.Number);
        Assert.Equal(2, (await AddAsync(guild, new FeedChoices(1, FeedKind.Deaths))).Feed!.Number);
        Assert.Equal(1, (await AddAsync(other, new FeedChoices(2, FeedKind.Kills))).Feed!.Number);
        Assert.Equal(1, (await Feeds.RemoveAsync(guild, 1))!.Number);
        Assert.Equal(3, (await AddAsync(guild, new FeedChoices(1, FeedKind.Kills))).Feed!.Number);
        Assert.Equal([2, 3], (await ListAsync(guild)).Select(state => state.Feed.Number));
    }

    [Fact]
    public async Task What_is_chosen_is_kept()
    {
        var guild = await GuildAsync();
        var choices = new FeedChoices(7, FeedKind.Deaths)
        {
            Filter = "weapon ~ laser and not suicide",
            Style = FeedStyle.Link,
            Delay = TimeSpan.FromDays(7),
            MentionRoleId = 77,
        };

        await AddAsync(guild, choices);

        var feed = (await Feeds.FindAsync(guild, 1, CancellationToken.None))!;
        Assert.Equal(choices, feed.Choices);
        Assert.Equal(App.Clock.GetUtcNow(), feed.CreatedAt);
        Assert.Equal(5, feed.CreatedBy);
        Assert.Null(await Feeds.FindAsync(guild, 2, CancellationToken.None));
    }

    [Fact]
    public async Task Choices_that_cannot_be_are_refused()
    {
        var guild = await GuildAsync();
        await AddAsync(guild, new FeedChoices(1, FeedKind.Kills) { Filter = "pvp" });

        Assert.Equal(FeedRefusal.Duplicate, await RefusalAsync(new(1, FeedKind.Kills) { Filter = "pvp", Style = FeedStyle.Compact }));
        Assert.Equal(FeedRefusal.Delay, await RefusalAsync(new(1, FeedKind.Kills) { Delay = TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1) }));
        Assert.Equal(FeedRefusal.Delay, await RefusalAsync(new(1, FeedKind.Kills) { Delay = TimeSpan.FromSeconds(-1) }));
        Assert.Equal(FeedRefusal.Filter, await RefusalAsync(new(1, FeedKind.Kills) { Filter = "world ~ x" }));
        Assert.Equal(FeedRefusal.Filter, await RefusalAsync(new(1, FeedKind.Kills) { Filter = "weapon ~ " }));
        Assert.Equal(FeedRefusal.MentionsEveryone, await RefusalAsync(new(1, FeedKind.Kills) { MentionRoleId = guild }));
        Assert.Single(await ListAsync(guild));

        async Task<FeedRefusal?> RefusalAsync(FeedChoices choices)
        {
            var added = (await AddAsync(guild, choices)).Refusal;
            await AddAsync(guild, new FeedChoices(9, FeedKind.Kills));
            Assert.Equal(added, (await Feeds.ChangeAsync(guild, 2, _ => choices)).Refusal);
            await Feeds.RemoveAsync(guild, 2);
            return added;
        }
    }

    [Fact]
    public async Task A_server_has_at_most_250()
    {
        var guild = await GuildAsync();
        await Task.WhenAll(Enumerable.Range(1, FeedRules.MaxPerServer).Select(channel => AddAsync(guild, new FeedChoices(channel, FeedKind.Kills))));

        Assert.Equal(FeedRefusal.TooMany, (await AddAsync(guild, new FeedChoices(1000, FeedKind.Kills))).Refusal);
        Assert.Equal(FeedRefusal.TooMany, (await Feeds.CopyAsync(guild, 1, 1000, 5)).Refusal);
        Assert.Equal(250, (await ListAsync(guild)).Count);
    }

    [Fact]
    public async Task Another_guild_reaches_nothing()
    {
        var (guild, other) = (await GuildAsync(), await GuildAsync());
        await AddAsync(guild, new FeedChoices(1, FeedKind.Kills));

        Assert.Equal(FeedRefusal.NotFound, (await Feeds.ChangeAsync(other, 1, choices => choices with { ChannelId = 2 })).Refusal);
        Assert.Equal(FeedRefusal.NotFound, (await Feeds.CopyAsync(other, 1, 2, 5)).Refusal);
        Assert.Null(await Feeds.RemoveAsync(other, 1));
        Assert.Null(await Feeds.PauseAsync(other, 1));
        Assert.Null(await Feeds.ResumeAsync(other, 1));
        Assert.Null(await Feeds.FindAsync(other, 1, CancellationToken.None));
        Assert.Empty(await ListAsync(other));
        Assert.Null(Assert.Single(await ListAsync(guild)).Feed.PausedAt);
    }

    [Fact]
    public async Task A_copy_is_like_its_feed_but_for_the_channel()
    {
        var guild = await GuildAsync();
        await AddAsync(guild, new FeedChoices(1, FeedKind.Kills) { Filter = "pvp", Style = FeedStyle.Compact, Delay = TimeSpan.FromMinutes(1) });

        var copy = (await Feeds.CopyAsync(guild, 1, 2, createdBy: 6)).Feed!;

        Assert.Equal((2, 6L), (copy.Number, copy.CreatedBy));
        Assert.Equal((await Feeds.FindAsync(guild, 1, CancellationToken.None))!.Choices with { ChannelId = 2 }, copy.Choices);
        Assert.Equal(FeedRefusal.Duplicate, (await Feeds.CopyAsync(guild, 1, 1, 5)).Refusal);
    }

    [Fact]
    public async Task A_feed_that_leaves_a_channel_forgets_what_waits_there_for_it_and_for_no_other()
    {
        foreach (var leave in (Func<long, int, Task>[])
        [
            (guild, number) => Feeds.RemoveAsync(guild, number),
            (guild, number) => Feeds.PauseAsync(guild, number),
            (guild, number) => Feeds.ChangeAsync(guild, number, choices => choices with { ChannelId = Given.Snowflake() }),
        ])
        {
            var (guild, channel) = (await GuildAsync(), Given.Snowflake());
            var player = (await Given.TrackerAsync(guild: guild)).Player;
            await Given.FeedAsync(guild, new FeedChoices(channel, FeedKind.Kills) { Filter = "pvp" });
            await Given.FeedAsync(guild, new FeedChoices(channel, FeedKind.Kills) { Filter = "pve" });
            await Given.KillAsync(player, Given.Name());
            var pve = await Given.KillAsync(new Domain.Kills.NewKill { KillerName = player, VictimName = Given.Name() });
            Assert.Equal([1, 1], (await ListAsync(guild)).Select(state => state.Waiting));

            await leave(guild, 1);

            Assert.Equal([pve.Id], await WaitingAsync(channel));
            await leave(guild, 2);
            Assert.Empty(await WaitingAsync(channel));
        }
    }

    [Fact]
    public async Task A_paused_feed_hears_nothing_until_it_is_resumed()
    {
        var (guild, channel) = (await GuildAsync(), Given.Snowflake());
        var player = (await Given.TrackerAsync(guild: guild)).Player;
        await Given.FeedAsync(guild, FeedKind.Kills, channel);
        var paused = (await Feeds.PauseAsync(guild, 1))!;
        await Given.KillAsync(player, Given.Name());

        Assert.Equal(App.Clock.GetUtcNow(), paused.PausedAt);
        Assert.Empty(await WaitingAsync(channel));
        Assert.Null((await Feeds.ResumeAsync(guild, 1))!.PausedAt);
        var kill = await Given.KillAsync(player, Given.Name());
        Assert.Equal([kill.Id], await WaitingAsync(channel));
    }

    private async Task<long> GuildAsync() => (await Given.GuildAsync()).DiscordId!.Value;

    private Task<FeedResult> AddAsync(long guild, FeedChoices choices) => Feeds.AddAsync(guild, choices, createdBy: 5);

    private Task<IReadOnlyList<FeedState>> ListAsync(long guild) => Feeds.ListAsync(guild, CancellationToken.None);

    private Task<List<Guid>> WaitingAsync(long channel) => App.ReadAsync(db => db.OutboxItems
        .Where(item => item.Destination == Destination.DiscordChannel(channel).ToString() && item.MessageId == null)
        .OrderBy(item => item.Id).Select(item => item.SubjectId).ToListAsync());
}
