using KillBot.Domain.Kills;
using KillBot.Domain.Stats;
using KillBot.Tests.Support;

namespace KillBot.Tests.Stats;

/// <summary>Who kills whom, and what it costs to know.</summary>
public sealed class OpponentQueriesTests
{
    private readonly RecordedQueries _queries = new();

    [Fact]
    public async Task Fights_with_others_count_and_nothing_else()
    {
        using var app = new KillBotApp();
        await KillAsync(app, "Rex", "Prey", "gun", 1);
        await KillAsync(app, "Rex", "Prey", "axe", 2);
        await KillAsync(app, "Prey", "Rex", "gun", 3);
        await KillAsync(app, "Rex", "Alt", "gun", 4);
        await KillAsync(app, "Rex", "Rex", "gun", 5);
        await app.Given.KillAsync(new NewKill { KillerName = "PU_Human", KillerIsNpc = true, VictimName = "Rex", Weapon = "claw" });
        await app.Given.KillAsync(new NewKill { VictimName = "Rex", IsEnvironmental = true });
        IReadOnlyList<Guid> players = [(await app.Given.PlayerAsync("Rex")).Id, (await app.Given.PlayerAsync("Alt")).Id];
        var prey = (await app.Given.PlayerAsync("Prey")).Id;

        var kills = await app.Get<OpponentQueries>().CountKillsAsync(players, CancellationToken.None);
        var deaths = await app.Get<OpponentQueries>().CountDeathsAsync(players, CancellationToken.None);

        Assert.True(kills.IsComplete && deaths.IsComplete);
        Assert.Equal(new Dictionary<Guid, int> { [prey] = 2 }, kills.ByOpponent);
        Assert.Equal(new Dictionary<Guid, int> { [prey] = 1 }, deaths.ByOpponent);
        Assert.Equal((2, 2), (kills.Total, deaths.Total));
        Assert.Equal(["Claw", "Gun"], deaths.WeaponsWithout(new HashSet<Guid>()).Select(weapon => weapon.Name).Order(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);
        app.Logs.AssertQuiet();
    }

    [Fact]
    public async Task Weapons_that_name_somebody_hidden_are_left_out()
    {
        using var app = new KillBotApp();
        await KillAsync(app, "Ghost", "Rex", "the gun of GHOST", 1);
        await KillAsync(app, "Ghost", "Rex", "spoon", 2);
        var rex = (await app.Given.PlayerAsync("Rex")).Id;

        var deaths = await app.Get<OpponentQueries>().CountDeathsAsync([rex], CancellationToken.None);

        var weapon = Assert.Single(deaths.WeaponsWithout(new HashSet<Guid> { (await app.Given.PlayerAsync("Ghost")).Id }));
        Assert.Equal("spoon", weapon.Name, ignoreCase: true);
        app.Logs.AssertQuiet();
    }

    [Fact]
    public async Task Only_the_latest_are_read_and_that_is_told()
    {
        using var app = new KillBotApp();
        var latest = Enumerable.Range(0, OpponentQueries.MaxFights).Select(second => Of("Rex", "Prey", "gun", 60 + (3 * second))).Chunk(500);
        await KillAsync(app, "Rex", "Forgotten", "gun", 1_000_000);
        foreach (var kills in latest)
        {
            await app.Get<KillRecorder>().RecordAsync(kills);
        }

        var counts = await app.Get<OpponentQueries>().CountKillsAsync([(await app.Given.PlayerAsync("Rex")).Id], CancellationToken.None);

        Assert.False(counts.IsComplete);
        Assert.Equal("Prey", Assert.Single(counts.Opponents).Name);
        Assert.Equal(OpponentQueries.MaxFights, counts.Total);
        await AssertRarePagesAsync(app);
        app.Logs.AssertQuiet();
    }

    [Fact]
    public async Task Fights_and_pages_are_found_by_index()
    {
        using var app = _queries.StartApp();
        await KillAsync(app, "Rex", "Prey", "gun", 1);
        IReadOnlyList<Guid> players = [(await app.Given.PlayerAsync("Rex")).Id];
        _queries.Clear();

        await app.Get<OpponentQueries>().CountKillsAsync(players, CancellationToken.None);
        await app.Get<OpponentQueries>().CountDeathsAsync(players, CancellationToken.None);
        var cursor = new KillCursor(app.Clock.GetUtcNow(), Guid.AllBitsSet);
        foreach (var start in new[] { default, new KillPageStart(cursor, true), new KillPageStart(cursor, false) })
        {
            await app.Get<KillPageQueries>().ReadAsync(players, KillFilter.Pvp, start, 10, CancellationToken.None);
        }

        var plans = _queries.Texts.Select(text => RecordedQueries.PlanOf(app.ConnectionString, text)).ToList();
        Assert.True(plans.Count >= 8, $"{plans.Count}");
        foreach (var plan in plans.Where(plan => plan.Contains("kills", StringComparison.Ordinal)))
        {
            Assert.Matches(@"SEARCH \w+ USING (COVERING )?INDEX ix_kills_(killer_id_timestamp|victim_id_timestamp_killer_id) \((killer|victim)_id=\?", plan);
            Assert.DoesNotMatch(@"SCAN (kills|k\d?)( |$)", plan);
        }

        app.Logs.AssertQuiet();
    }

    // One suicide behind five thousand kills: the first page ends before it, the next one finds it.
    private static async Task AssertRarePagesAsync(KillBotApp app)
    {
        await KillAsync(app, "Rex", "Rex", "gun", 2_000_000);
        IReadOnlyList<Guid> players = [(await app.Given.PlayerAsync("Prey")).Id];
        await app.Get<KillRecorder>().RecordAsync([Of("Prey", "Prey", "gun", 3_000_000)]);
        var pages = app.Get<KillPageQueries>();

        var first = await pages.ReadAsync(players, KillFilter.Suicides, default, 10, CancellationToken.None);
        Assert.Empty(first.Kills);
        Assert.Null(first.Newer);
        var second = await pages.ReadAsync(players, KillFilter.Suicides, new KillPageStart(first.Older, IsNewer: false), 10, CancellationToken.None);
        Assert.True(Assert.Single(second.Kills).Kill.IsSuicide);
        Assert.Null(second.Older);
        var back = await pages.ReadAsync(players, KillFilter.Suicides, new KillPageStart(second.Newer, IsNewer: true), 10, CancellationToken.None);
        Assert.Empty(back.Kills);
        Assert.NotNull(back.Older);
    }

    private static NewKill Of(string killer, string victim, string weapon, int secondsAgo) => new()
    {
        KillerName = killer,
        VictimName = victim,
        Weapon = weapon,
        IsPvP = killer != victim,
        IsSuicide = killer == victim,
        Timestamp = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero).AddSeconds(-secondsAgo),
        Announce = false,
    };

    private static Task<Kill> KillAsync(KillBotApp app, string killer, string victim, string weapon, int minutesAgo) =>
        app.Given.KillAsync(Of(killer, victim, weapon, minutesAgo * 60));
}
