using KillBot.Domain.Feeds;
using KillBot.Domain.Kills;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Notifications;

/// <summary>Which channels hear of which deaths.</summary>
public sealed class RoutingTests(KillBotApp app) : AppTest(app)
{
    [Fact]
    public async Task A_channel_whose_two_feeds_match_hears_once()
    {
        var (guild, killer, victim) = await MembersAsync();
        var channel = await Given.FeedAsync(guild, FeedKind.Kills);
        await Given.FeedAsync(guild, FeedKind.Deaths, channel);

        var kill = await Given.KillAsync(killer, victim);

        Assert.Equal([$"discord:{channel}"], await DestinationsAsync(kill));
    }

    [Fact]
    public async Task Every_guild_of_killer_and_victim_hears()
    {
        var (ofKiller, killer, _) = await MembersAsync();
        var (ofVictim, victim, _) = await MembersAsync();
        var kills = await Given.FeedAsync(ofKiller, FeedKind.Kills);
        var deaths = await Given.FeedAsync(ofVictim, FeedKind.Deaths);
        await Given.FeedAsync(ofKiller, FeedKind.Deaths);
        await Given.FeedAsync(ofVictim, FeedKind.Kills);
        await Given.FeedAsync((await Given.GuildAsync()).DiscordId!.Value);

        var kill = await Given.KillAsync(killer, victim);

        Assert.Equal(
            ((string[])[$"discord:{kills}", $"discord:{deaths}"]).Order(StringComparer.Ordinal),
            (await DestinationsAsync(kill)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_suicide_is_a_death_only()
    {
        var (guild, player, _) = await MembersAsync();
        await Given.FeedAsync(guild, FeedKind.Kills);
        var deaths = await Given.FeedAsync(guild, FeedKind.Deaths);

        var kill = await Given.KillAsync(new NewKill { KillerName = player, VictimName = player, IsSuicide = true });

        Assert.Equal([$"discord:{deaths}"], await DestinationsAsync(kill));
    }

    [Theory]
    [InlineData(24 * 60, true, 1)]
    [InlineData((24 * 60) + 1, true, 0)]
    [InlineData(0, false, 0)]
    public async Task Old_kills_are_history(int minutesAgo, bool announce, int expected)
    {
        var (guild, killer, victim) = await MembersAsync();
        await Given.FeedAsync(guild);

        var kill = await Given.KillAsync(new NewKill
        {
            KillerName = killer,
            VictimName = victim,
            Timestamp = App.Clock.GetUtcNow().AddMinutes(-minutesAgo),
            Announce = announce,
        });

        Assert.Equal(expected, (await DestinationsAsync(kill)).Count);
    }

    [Fact]
    public async Task A_repeat_is_not_announced_again()
    {
        var (guild, killer, victim) = await MembersAsync();
        await Given.FeedAsync(guild);
        var kill = await Given.KillAsync(killer, victim);

        var repeat = await Given.KillAsync(killer, victim);

        Assert.Equal(kill.Id, repeat.Id);
        Assert.Single(await DestinationsAsync(kill));
    }

    [Fact]
    public async Task What_a_server_has_stored_is_no_concern_of_another_servers_kills()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        await rig.Host.Get<FeedDirectory>().AddAsync(RelayRig.Guild + 1, new FeedChoices(2, FeedKind.Kills), createdBy: 7);
        await rig.Host.ExecuteSqlAsync("UPDATE feeds SET kind = 'of a later version' WHERE channel_id = 2");

        await rig.KillAsync("A");

        Assert.Equal("Ace>A", (await rig.Sender.NextAsync()).Payload);
    }

    [Fact]
    public async Task A_feed_added_by_another_process_hears_of_the_next_kill()
    {
        var (guild, killer, victim) = await MembersAsync();
        await Given.FeedAsync((await Given.GuildAsync()).DiscordId!.Value);
        Assert.Empty(await DestinationsAsync(await Given.KillAsync(killer, Given.Name())));

        await App.ExecuteSqlAsync(
            """
            INSERT INTO feeds (id, server_id, number, channel_id, kind, style, delay_seconds, created_by, created_at, changed_at)
            SELECT @p0, id, 1, 4242, 'Kills', 'Full', 0, 1, 0, 0 FROM servers WHERE discord_id = @p1
            """,
            Guid.CreateVersion7(App.Clock.GetUtcNow()),
            guild);

        Assert.Equal(["discord:4242"], await DestinationsAsync(await Given.KillAsync(killer, victim)));
    }

    [Fact]
    public async Task A_membership_added_by_another_process_counts_from_the_next_kill()
    {
        var (guild, _, victim) = await MembersAsync();
        var channel = await Given.FeedAsync(guild);
        var stranger = (await Given.TrackerAsync()).Player;
        Assert.Empty(await DestinationsAsync(await Given.KillAsync(stranger, Given.Name())));

        await App.ExecuteSqlAsync(
            "INSERT INTO server_memberships SELECT @p0, id FROM servers WHERE discord_id = @p1", (await Given.PlayerAsync(stranger)).Id, guild);

        Assert.Equal([$"discord:{channel}"], await DestinationsAsync(await Given.KillAsync(stranger, victim)));
    }

    /// <summary>A guild and two players, of whom the first is a member of it.</summary>
    private async Task<(long Guild, string Member, string Other)> MembersAsync()
    {
        var guild = (await Given.GuildAsync()).DiscordId!.Value;
        return (guild, (await Given.TrackerAsync(guild: guild)).Player, Given.Name());
    }

    private Task<List<string>> DestinationsAsync(Kill kill) =>
        App.ReadAsync(db => db.OutboxItems.Where(item => item.SubjectId == kill.Id).Select(item => item.Destination).ToListAsync());
}
