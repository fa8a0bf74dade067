using KillBot.Domain.Feeds;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Feeds;

/// <summary>Which feed of a channel takes a kill.</summary>
public sealed class FeedRoutingTests(KillBotApp app) : AppTest(app)
{
    [Fact]
    public async Task Of_the_matching_feeds_of_a_channel_the_first_by_number_takes_it()
    {
        var (guild, player) = await MemberAsync();
        var channel = Given.Snowflake();
        var second = await Given.FeedAsync(guild, new FeedChoices(channel, FeedKind.Deaths) { Filter = "weapon = nothing" });
        var third = await Given.FeedAsync(guild, new FeedChoices(channel, FeedKind.Deaths) { Filter = "pvp", Delay = TimeSpan.FromHours(1) });
        var fourth = await Given.FeedAsync(guild, new FeedChoices(channel, FeedKind.Kills));

        var mutual = await Given.KillAsync(player, (await Given.TrackerAsync(guild: guild)).Player);
        var own = await Given.KillAsync(player, Given.Name());

        Assert.Equal(1, second.Number);
        Assert.Equal((third.Id, App.Clock.GetUtcNow().AddHours(1)), await TakenAsync(mutual));
        Assert.Equal((fourth.Id, DateTimeOffset.UnixEpoch), await TakenAsync(own));
    }

    [Theory]
    [InlineData("weapon ~ laser", true)]
    [InlineData("weapon = ballistic", false)]
    [InlineData("pvp and not suicide", true)]
    [InlineData("pve", false)]
    [InlineData("streak > 1", false)]
    [InlineData("streak = 1 and member", true)]
    public async Task A_filter_decides(string filter, bool expected)
    {
        var (guild, player) = await MemberAsync();
        await Given.FeedAsync(guild, new FeedChoices(Given.Snowflake(), FeedKind.Kills) { Filter = filter });

        var kill = await Given.KillAsync(new NewKill { KillerName = player, VictimName = Given.Name(), Weapon = "KLWE_LaserRepeater_S3", IsPvP = true });

        Assert.Equal(expected, await IsToldAsync(kill));
    }

    [Fact]
    public async Task A_streak_counts_the_kills_since_the_last_death()
    {
        var (guild, player) = await MemberAsync();
        await Given.FeedAsync(guild, new FeedChoices(Given.Snowflake(), FeedKind.Kills) { Filter = "streak = 3" });
        List<bool> told = [];
        foreach (var minute in Enumerable.Range(1, 8))
        {
            var dies = minute == 4;
            var kill = await Given.KillAsync(new NewKill
            {
                KillerName = dies ? Given.Name() : player,
                VictimName = dies ? player : Given.Name(),
                IsPvP = true,
                Timestamp = App.Clock.GetUtcNow().AddMinutes(minute - 10),
            });
            told.Add(await IsToldAsync(kill));
        }

        Assert.Equal([false, false, true, false, false, false, true, false], told);
    }

    [Theory]
    [InlineData(Privacy.Public, true)]
    [InlineData(Privacy.Server, true)]
    [InlineData(Privacy.Private, false)]
    public async Task A_filter_does_not_give_away_who_hides(Privacy privacy, bool expected)
    {
        var (guild, player) = await MemberAsync();
        await Given.FeedAsync(guild, new FeedChoices(Given.Snowflake(), FeedKind.Kills) { Filter = $"killer = {player}" });
        await Given.KillAsync(player, Given.Name());
        await Given.PrivacyAsync(player, privacy);

        Assert.Equal(expected, await IsToldAsync(await Given.KillAsync(player, Given.Name())));
    }

    [Fact]
    public async Task Whom_a_server_may_not_name_its_filter_does_not_find()
    {
        var (guild, player) = await MemberAsync();
        var (_, stranger) = await MemberAsync();
        await Given.FeedAsync(guild, new FeedChoices(Given.Snowflake(), FeedKind.Kills) { Filter = $"victim = {stranger}" });
        Assert.True(await IsToldAsync(await Given.KillAsync(player, stranger)));
        await Given.PrivacyAsync(stranger, Privacy.Server);
        App.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.False(await IsToldAsync(await Given.KillAsync(player, stranger)));
    }

    private async Task<(long Guild, string Player)> MemberAsync()
    {
        var guild = (await Given.GuildAsync()).DiscordId!.Value;
        return (guild, (await Given.TrackerAsync(guild: guild)).Player);
    }

    private Task<bool> IsToldAsync(Kill kill) => App.ReadAsync(db => db.OutboxItems.AnyAsync(item => item.SubjectId == kill.Id));

    private async Task<(Guid? FeedId, DateTimeOffset DueAt)> TakenAsync(Kill kill)
    {
        var item = await App.ReadAsync(db => db.OutboxItems.SingleAsync(item => item.SubjectId == kill.Id));
        return (item.FeedId, item.DueAt);
    }
}
