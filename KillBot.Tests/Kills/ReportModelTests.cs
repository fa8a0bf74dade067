using FsCheck;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Kills;
using KillBot.Tests.Support;

namespace KillBot.Tests.Kills;

/// <summary>Random reports of random fights, told to the product and to a few lines that say what should come of them.</summary>
public sealed class ReportModelTests
{
    private const int Sequences = 100;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 23, 59, 50, TimeSpan.Zero);
    private static readonly string[] Names = ["Ann", "Bob", "Cid"];
    private static readonly string?[] Weapons = ["gun", "GUN", "axe", null];

    private static readonly Gen<Report> Reports =
        from killer in Gen.Elements(Names)
        from victim in Gen.Elements(Names)
        from reporter in Gen.Elements(Names)
        from weapon in Gen.Elements(Weapons)
        from at in Gen.Choose(0, 30_000)
        from eventId in Gen.Elements<string?>(null, null, null, "e1", "e2")
        select new Report(killer, victim, reporter, weapon, Start.AddMilliseconds(at), eventId);

    [Fact]
    public async Task Random_reports_make_the_kills_that_the_rules_say_and_rollups_agree()
    {
        using var folder = new TempFolder();
        await using var host = await DomainHost.StartAsync(folder.File("killbot.db"), new ManualTimeProvider(Start.AddMinutes(1)));
        var recorder = host.Get<KillRecorder>();
        for (var seed = 1; seed <= Sequences; seed++)
        {
            var reports = Gen.Eval(40, FsCheck.Random.StdGen.NewStdGen(seed, seed), Gen.ListOf(30, Reports));
            var keys = Names.ToDictionary(name => name, name => Key(name, seed), StringComparer.Ordinal);
            var model = new Model();

            var recorded = await recorder.RecordAsync([.. reports.Select(report => ToNewKill(report, keys[report.Reporter], seed))]);

            Dictionary<int, Guid> ids = [];
            foreach (var (report, result) in reports.Zip(recorded))
            {
                var (index, isNew) = model.Tell(report);
                Assert.True(isNew == result.IsNew, $"Sequence {seed}: {report}");
                Assert.Equal(ids.TryGetValue(index, out var id) ? id : ids[index] = result.Kill.Id, result.Kill.Id);
            }
        }

        await RawCounts.AssertRollupsAgreeAsync(host.ConnectionString);
        host.Logs.AssertQuiet();
    }

    private static NewKill ToNewKill(Report report, ApiKeyIdentity key, int seed) => new()
    {
        KillerName = $"{report.Killer}-{seed}",
        VictimName = $"{report.Victim}-{seed}",
        Weapon = report.Weapon,
        Timestamp = report.At,
        EventId = report.EventId,
        IsPvP = report.Killer != report.Victim && report.Weapon != "axe",
        IsSuicide = report.Killer == report.Victim,
        Reporter = key,
        ReporterName = key.PlayerName,
    };

    private static ApiKeyIdentity Key(string name, int seed)
    {
        var id = Guid.CreateVersion7(Start.AddSeconds(seed));
        return new ApiKeyIdentity(id, id, $"{name}-{seed}", null, null, false, null);
    }

    private sealed record Report(string Killer, string Victim, string Reporter, string? Weapon, DateTimeOffset At, string? EventId)
    {
        public string Side => Reporter == Killer ? "killer" : Reporter == Victim ? "victim" : "witness";
    }

    /// <summary>What the rules say, over plain lists.</summary>
    private sealed class Model
    {
        private readonly List<(Report First, string? Weapon, HashSet<string> Sides)> _fights = [];
        private readonly Dictionary<(string Reporter, string EventId), int> _events = [];

        public (int Index, bool IsNew) Tell(Report report)
        {
            if (report.EventId is { } eventId && _events.TryGetValue((report.Reporter, eventId), out var known))
            {
                return (known, false);
            }

            var same = Enumerable.Range(0, _fights.Count).Where(i => IsSame(_fights[i], report))
                .OrderBy(i => (_fights[i].First.At - report.At).Duration()).ThenBy(i => _fights[i].First.At).ThenBy(i => i)
                .Select(i => (int?)i).FirstOrDefault();
            var index = same ?? _fights.Count;
            if (same is null)
            {
                _fights.Add((report, report.Weapon, [report.Side]));
            }
            else if (_fights[index].Sides.Add(report.Side))
            {
                _fights[index] = _fights[index] with { Weapon = _fights[index].Weapon ?? report.Weapon };
            }

            if (report.EventId is not null)
            {
                _events[(report.Reporter, report.EventId)] = index;
            }

            return (index, same is null);
        }

        private static bool IsSame((Report First, string? Weapon, HashSet<string> Sides) fight, Report report)
        {
            var apart = (fight.First.At - report.At).Duration();
            var isOtherSide = !fight.Sides.Contains(report.Side);
            return fight.First.Killer == report.Killer && fight.First.Victim == report.Victim
                && (isOtherSide
                    ? apart <= TimeSpan.FromSeconds(10)
                    : apart <= TimeSpan.FromSeconds(2) && (fight.Sides.Count > 1
                        || string.Equals(fight.Weapon, report.Weapon, StringComparison.OrdinalIgnoreCase)));
        }
    }
}
