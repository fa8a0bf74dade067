using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;
using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;
using KillBot.Domain.Servers;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Feeds;

/// <summary>Why a kill was posted, or was not.</summary>
public sealed class FeedTraceTests(KillBotApp app) : AppTest(app)
{
    [Fact]
    public async Task Each_feed_of_the_guild_says_what_it_made_of_a_kill()
    {
        var (guild, player) = await MemberAsync();
        var (channel, other) = (Given.Snowflake(), Given.Snowflake());
        await Given.FeedAsync(guild, new FeedChoices(channel, FeedKind.Kills) { Filter = "pvp and weapon ~ laser" });
        await Given.FeedAsync(guild, new FeedChoices(channel, FeedKind.Kills) { Filter = "pvp" });
        await Given.FeedAsync(guild, new FeedChoices(channel, FeedKind.Kills));
        await Given.FeedAsync(guild, new FeedChoices(other, FeedKind.Deaths));
        await Given.FeedAsync(guild, new FeedChoices(other, FeedKind.VRChat));
        await Given.FeedAsync(guild, new FeedChoices(other, FeedKind.Kills));
        await App.Get<FeedDirectory>().PauseAsync(guild, 6);
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        var kill = await Given.KillAsync(new NewKill { KillerName = player, VictimName = Given.Name(), Weapon = "ballistic", IsPvP = true });
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await Given.FeedAsync(guild, new FeedChoices(Given.Snowflake(), FeedKind.Kills));

        var feeds = (await TraceAsync(guild, kill))!.Feeds;

        Assert.Equal(
            [
                FeedVerdict.Filtered, FeedVerdict.Matched, FeedVerdict.EarlierFeed, FeedVerdict.NotMember, FeedVerdict.OtherKind,
                FeedVerdict.Paused, FeedVerdict.AddedLater,
            ],
            feeds.Select(feed => feed.Verdict));
        Assert.Equal(new FilterVerdict(false, "weapon ~ laser", 9), feeds[0].Filter);
        Assert.Equal(new PostState(PostProgress.Waiting), feeds[1].Post);
        Assert.Equal(2, feeds[2].TakenBy?.Number);
        Assert.All(feeds.Where(feed => feed.Verdict != FeedVerdict.Matched), feed => Assert.Null(feed.Post));
    }

    [Fact]
    public async Task A_post_is_followed_until_nothing_is_known_of_it_any_more()
    {
        var (guild, player) = await MemberAsync();
        var feed = await Given.FeedAsync(guild, new FeedChoices(Given.Snowflake(), FeedKind.Kills) { Delay = TimeSpan.FromMinutes(5) });
        var kill = await Given.KillAsync(player, Given.Name());
        var now = App.Clock.GetUtcNow();

        Assert.Equal(new PostState(PostProgress.Delayed, now.AddMinutes(5)), await PostAsync());
        App.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(new PostState(PostProgress.Waiting), await PostAsync());

        var store = new OutboxStore(
            App.Get<IDbContextFactory<Domain.Data.KillBotDbContext>>(), App.Get<Domain.Data.DatabaseWriter>(), App.Clock);
        var outcomes = Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<OutboxOutcomes>(App.Services);
        var destination = Destination.DiscordChannel(feed.ChannelId).ToString();
        var waiting = await store.FindWaitingAsync(destination, 10, CancellationToken.None);
        var message = (await store.ClaimAndStoreAsync(destination, Guid.Empty, "[]", waiting, CancellationToken.None))!;
        Assert.Equal(new PostState(PostProgress.Waiting), await PostAsync());
        await outcomes.RetryAsync(message, TimeSpan.FromSeconds(9), "503", null);
        Assert.Equal(new PostState(PostProgress.Retrying, App.Clock.GetUtcNow().AddSeconds(9), "503"), await PostAsync());
        await outcomes.PausedAsync(message, new SendResult.Paused("No.", "Refused"));
        var paused = (await PostAsync())!;
        Assert.Equal((PostProgress.ChannelPaused, new ChannelPause("Refused", "No.", App.Clock.GetUtcNow())), (paused.Progress, paused.Pause));
        await outcomes.SentAsync(message, null);
        Assert.Equal(new PostState(PostProgress.Sent, App.Clock.GetUtcNow()), await PostAsync());
        await outcomes.FailedAsync(message, "gone", null);
        await App.ExecuteSqlAsync("UPDATE outbox_messages SET sent_at = NULL WHERE id = @p0", message.Id);
        Assert.Equal(new PostState(PostProgress.GivenUp, App.Clock.GetUtcNow(), "gone"), await PostAsync());
        App.Clock.Advance(TimeSpan.FromDays(8));
        await App.Get<OutboxRetention>().RemoveOldAsync(CancellationToken.None);
        Assert.Equal(new PostState(PostProgress.Forgotten), await PostAsync());

        async Task<PostState?> PostAsync()
        {
            var trace = Assert.Single((await TraceAsync(guild, kill))!.Feeds);
            Assert.Equal(FeedVerdict.Matched, trace.Verdict);
            return trace.Post;
        }
    }

    [Fact]
    public async Task What_a_feed_took_it_took_whatever_it_became()
    {
        var (guild, player) = await MemberAsync();
        await Given.FeedAsync(guild, new FeedChoices(Given.Snowflake(), FeedKind.Kills));
        var kill = await Given.KillAsync(player, Given.Name());
        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await App.Get<FeedDirectory>().ChangeAsync(guild, 1, choices => choices with { Filter = "pve" });

        var trace = Assert.Single((await TraceAsync(guild, kill))!.Feeds);

        Assert.Equal((FeedVerdict.Matched, true), (trace.Verdict, trace.HasChangedSince));
        Assert.Equal(PostProgress.Waiting, trace.Post?.Progress);
    }

    [Fact]
    public async Task History_silence_and_strange_kills_are_told_apart()
    {
        var (guild, player) = await MemberAsync();
        await Given.FeedAsync(guild, new FeedChoices(Given.Snowflake(), FeedKind.Kills));
        var old = await Given.KillAsync(new NewKill
        {
            KillerName = player,
            VictimName = Given.Name(),
            IsPvP = true,
            Timestamp = App.Clock.GetUtcNow().AddHours(-25),
        });
        var suicide = await Given.KillAsync(new NewKill { KillerName = player, VictimName = player, IsSuicide = true });
        var server = (await App.Get<ServerDirectory>().FindAsync(null, guild, CancellationToken.None))!;
        await App.Get<ServerSettingsService>().ChangeAsync(server.Id, settings => settings.Notifications = false);
        var silent = await Given.KillAsync(player, Given.Name());

        Assert.Equal(FeedVerdict.TooOld, Assert.Single((await TraceAsync(guild, old))!.Feeds).Verdict);
        Assert.Equal(FeedVerdict.OtherKind, Assert.Single((await TraceAsync(guild, suicide))!.Feeds).Verdict);
        Assert.Equal(FeedVerdict.NotificationsOff, Assert.Single((await TraceAsync(guild, silent))!.Feeds).Verdict);
    }

    [Fact]
    public async Task Nothing_is_told_of_the_kills_of_others()
    {
        var (guild, _) = await MemberAsync();
        await Given.FeedAsync(guild);
        var kill = await Given.KillAsync((await MemberAsync()).Player, Given.Name());

        Assert.Null(await TraceAsync(guild, kill));
        Assert.Null(await App.Get<FeedTraceQueries>().FindAsync(guild, Guid.Empty, CancellationToken.None));
        Assert.Null(await App.Get<FeedTraceQueries>().FindAsync(Given.Snowflake(), kill.Id, CancellationToken.None));
    }

    private Task<KillTrace?> TraceAsync(long guild, Kill kill) => App.Get<FeedTraceQueries>().FindAsync(guild, kill.Id, CancellationToken.None);

    private async Task<(long Guild, string Player)> MemberAsync()
    {
        var guild = (await Given.GuildAsync()).DiscordId!.Value;
        return (guild, (await Given.TrackerAsync(guild: guild)).Player);
    }
}
