using KillBot.Domain.Data;
using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;
using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;
using KillBot.Domain.Players;
using KillBot.Domain.Servers;
using KillBot.Domain.VRChat.Locations;
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

    [Theory]
    [InlineData(Privacy.Public, true)]
    [InlineData(Privacy.Server, false)]
    [InlineData(Privacy.Private, false)]
    public async Task For_which_closed_server_a_kill_was_recorded_is_its_own_business(Privacy privacy, bool expected)
    {
        var (guild, player) = await MemberAsync();
        var other = await Given.GuildAsync();
        await Given.FeedAsync(guild, new FeedChoices(Given.Snowflake(), FeedKind.Kills) { Filter = $"server = {other.DiscordId}" });
        await App.Get<ServerSettingsService>().ChangeAsync(other.Id, settings => settings.Privacy = privacy);

        var kill = await Given.KillAsync(new NewKill { KillerName = player, VictimName = Given.Name(), ServerId = other.Id, IsPvP = true });

        Assert.Equal(expected, await IsToldAsync(kill));
        var trace = (await App.Get<FeedTraceQueries>().FindAsync(guild, kill.Id, CancellationToken.None))!.Feeds[0];
        Assert.Equal(expected ? FeedVerdict.Matched : FeedVerdict.Filtered, trace.Verdict);
    }

    [Fact]
    public async Task Events_of_VRChat_go_to_feeds_of_VRChat_and_stay_when_kills_are_turned_off()
    {
        var (guild, player) = await MemberAsync();
        var channel = Given.Snowflake();
        await Given.FeedAsync(guild, new FeedChoices(channel, FeedKind.Kills));
        var first = await Given.FeedAsync(guild, new FeedChoices(channel, FeedKind.VRChat) { Filter = "instance = public" });
        await Given.FeedAsync(guild, new FeedChoices(channel, FeedKind.VRChat));
        var server = (await App.Get<ServerDirectory>().FindAsync(null, guild, CancellationToken.None))!;
        var (open, closed) = (Guid.CreateVersion7(App.Clock.GetUtcNow()), Guid.CreateVersion7(App.Clock.GetUtcNow()));

        await VisitAsync(server.Id, open, InstanceAccess.Public);
        await VisitAsync(server.Id, closed, InstanceAccess.Invite);
        var kill = await Given.KillAsync(player, Given.Name());
        await App.Get<ServerSettingsService>().ChangeAsync(server.Id, settings => settings.KillNotifications = false);

        var left = await App.ReadAsync(db => db.OutboxItems.Where(item => item.Destination == $"discord:{channel}").OrderBy(item => item.Id).ToListAsync());
        Assert.Equal([open, closed], left.Select(item => item.SubjectId));
        Assert.Equal((first.Id, """{"a":1}""", "vrchat.player_joined"), (left[0].FeedId, left[0].Data, left[0].Event));
        await App.Get<ServerSettingsService>().ChangeAsync(server.Id, settings => settings.Notifications = false);
        Assert.False(await App.ReadAsync(db => db.OutboxItems.AnyAsync(item => item.Destination == $"discord:{channel}")));
        await VisitAsync(server.Id, open, InstanceAccess.Public);
        Assert.False(await App.ReadAsync(db => db.OutboxItems.AnyAsync(item => item.SubjectId == open || item.SubjectId == kill.Id)));
    }

    private Task<bool> VisitAsync(Guid serverId, Guid id, InstanceAccess access) => App.Get<DatabaseWriter>().ExecuteAsync(transaction =>
    {
        var subject = FeedSubject.OfVRChat(serverId, null, "wrld_1", "World", access, transaction.FeedFacts);
        transaction.Cached<FeedRouter>().Route(
            transaction, serverId, FeedKind.VRChat, subject, EventName.VRChatPlayerJoined, id, """{"a":1}""", App.Get<OutboxSignal>());
        return true;
    });

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
