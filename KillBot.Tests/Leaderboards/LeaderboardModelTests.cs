using FsCheck;
using KillBot.Domain.Kills;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Players;
using KillBot.Domain.Stats;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Leaderboards;

/// <summary>Random fights of a year, ranked by the product and by a few lines over all kills.</summary>
public sealed class LeaderboardModelTests : IAsyncLifetime, IDisposable
{
    private const int Sequences = 6;
    private static readonly DateTimeOffset Now = new(2026, 5, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] Names = [.. Enumerable.Range(1, 12).Select(i => $"Pilot-{i}")];
    private static readonly Guid Guild = new("00000000-0000-7000-8000-000000000001");

    private static readonly Gen<NewKill> Kills =
        from killer in Gen.Elements(Names)
        from victim in Gen.Elements(Names)
        from server in Gen.Elements(Guid.Empty, Guild)
        from days in Gen.Elements(0, 0, 1, 2, 3, 10, 25, 60, 300)
        from seconds in Gen.Choose(0, 86_399)
        from isPvP in Arb.Generate<bool>()
        select new NewKill
        {
            KillerName = killer,
            VictimName = victim,
            ServerId = server,
            Timestamp = Now.AddDays(-days).AddHours(-12).AddSeconds(seconds),
            IsPvP = isPvP && killer != victim,
            IsSuicide = killer == victim,
        };

    private readonly TempFolder _folder = new();
    private DomainHost _host = null!;

    [Fact]
    public async Task Boards_are_what_a_naive_count_says()
    {
        for (var seed = 1; seed <= Sequences; seed++)
        {
            await _host.Get<KillRecorder>().RecordAsync([.. Gen.Eval(40, FsCheck.Random.StdGen.NewStdGen(seed, seed), Gen.ListOf(150, Kills))]);
            await _host.ExecuteSqlAsync("""
                UPDATE players SET privacy = CASE (place + @p0) % 4 WHEN 0 THEN 'Private' WHEN 1 THEN 'Server' ELSE 'Public' END
                FROM (SELECT id AS numbered, row_number() OVER (ORDER BY name) AS place FROM players) WHERE id = numbered
                """, seed);
            await _host.ExecuteSqlAsync("INSERT OR IGNORE INTO servers (id, name, is_active, created_at) VALUES (@p0, 'Guild', 1, 0)", Guild);
            await _host.ExecuteSqlAsync("INSERT OR IGNORE INTO server_memberships SELECT id, @p0 FROM players WHERE name < 'Pilot-5'", Guild);
            var kills = await _host.ReadAsync(db => db.Kills.ToListAsync());
            var players = await _host.ReadAsync(db => db.Players.ToListAsync());
            var members = await _host.ReadAsync(db => db.ServerMemberships.Select(membership => membership.PlayerId).ToListAsync());
            foreach (var type in Enum.GetValues<LeaderboardType>())
            {
                foreach (var period in Enum.GetValues<CalendarPeriod>())
                {
                    foreach (var (server, forMembers) in ((Guid?, bool)[])[(null, false), (Guild, false), (Guild, true), (Guid.Empty, false)])
                    {
                        var expected = Naive(type, period, server, kills, [.. players.Where(player => player.Privacy == Privacy.Public
                            || (forMembers && player.Privacy == Privacy.Server && members.Contains(player.Id)))]);
                        var board = await _host.Get<LeaderboardQueries>().ReadAsync(
                            new LeaderboardRequest(type, period, server, forMembers, 0, 100, []), CancellationToken.None);

                        Assert.Equal(expected, board.Entries.Select(entry => (entry.Place.Rank, entry.Name, entry.Place.Value)));
                    }
                }
            }
        }

        _host.Logs.AssertQuiet();
    }

    public async Task InitializeAsync() => _host = await DomainHost.StartAsync(_folder.File("killbot.db"), new ManualTimeProvider(Now));

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    private static List<(int Rank, string Name, decimal Value)> Naive(
        LeaderboardType type, CalendarPeriod period, Guid? server, List<Kill> kills, List<Player> visible)
    {
        // Wednesday, 2026-05-20.
        var from = period switch
        {
            CalendarPeriod.Day => new DateTimeOffset(2026, 5, 20, 0, 0, 0, TimeSpan.Zero),
            CalendarPeriod.Week => new DateTimeOffset(2026, 5, 18, 0, 0, 0, TimeSpan.Zero),
            CalendarPeriod.Month => new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero),
            CalendarPeriod.Season => new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero),
            _ => DateTimeOffset.MinValue,
        };
        var minDeaths = period switch { CalendarPeriod.Day => 1, CalendarPeriod.Week => 3, _ => 5 };
        var counted = kills.Where(kill => kill.Timestamp >= from && (server is null || kill.ServerId == server)).ToList();
        var values = visible
            .Select(player =>
            {
                var own = counted.Where(kill => kill.KillerId == player.Id && !kill.IsSuicide).ToList();
                var deaths = counted.Count(kill => kill.VictimId == player.Id);
                return (player.Id, player.Name, Value: type switch
                {
                    LeaderboardType.Kills => own.Count,
                    LeaderboardType.Deaths => deaths,
                    LeaderboardType.PvpKills => own.Count(kill => kill.IsPvP),
                    _ => deaths < minDeaths ? 0m : Math.Round((decimal)own.Count / deaths, 2, MidpointRounding.AwayFromZero),
                });
            })
            .Where(player => player.Value > 0).ToList();
        return
        [
            .. values.OrderByDescending(player => player.Value).ThenBy(player => player.Id)
                .Select(player => (1 + values.Count(other => other.Value > player.Value), player.Name, player.Value)),
        ];
    }
}
