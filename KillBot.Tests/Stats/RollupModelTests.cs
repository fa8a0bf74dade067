using FsCheck;
using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.Stats;
using KillBot.Tests.Support;

namespace KillBot.Tests.Stats;

/// <summary>Random operations on players and kills, after which every rollup is what the kills say.</summary>
public sealed class RollupModelTests
{
    private const int Sequences = 40;
    private const int Length = 25;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 23, 59, 0, TimeSpan.Zero);
    private static readonly string[] Names = ["Ann", "Bob", "Cid", "Dee"];
    private static readonly string?[] Weapons = ["gun", "axe", "GUN", null];
    private static readonly Guid[] Servers = [Guid.Empty, new("00000000-0000-7000-8000-000000000001")];

    private static readonly Gen<NewKill> Kills =
        from killer in Gen.Elements(Names)
        from victim in Gen.Elements(Names)
        from reporter in Gen.Elements(Names)
        from weapon in Gen.Elements(Weapons)
        from at in Gen.Choose(0, 120_000)
        from server in Gen.Elements(Servers)
        from kind in Gen.Elements("pvp", "pvp", "npc kills", "npc dies", "accident", "collision")
        select new NewKill
        {
            KillerName = kind is "accident" ? null : killer,
            KillerIsNpc = kind is "npc kills",
            VictimName = victim,
            VictimIsNpc = kind is "npc dies",
            Weapon = weapon,
            Timestamp = Start.AddMilliseconds(at),
            ServerId = server,
            IsPvP = kind is "pvp" && killer != victim,
            IsSuicide = kind is "pvp" && killer == victim,
            IsEnvironmental = kind is "accident" or "collision",
            ReporterName = reporter,
        };

    /// <summary>What may happen to players and kills. Whatever else can be done to them belongs here.</summary>
    private static readonly Gen<Operation> Operations = Gen.Frequency(
        Weighted(6, from kill in Kills select new Operation("record", host => RecordAsync(host, kill))),
        Weighted(2, from kills in Gen.ListOf(12, Kills) select new Operation("record together", host => RecordAsync(host, [.. kills]))),
        Weighted(3, from kill in Kills select new Operation("both sides report", host => ReportFromBothSidesAsync(host, kill))),
        Weighted(1, from kill in Kills select new Operation("fail after a kill", host => FailAsync(host, kill))),
        Weighted(1, from name in Gen.Elements(Names)
                    from privacy in Gen.Elements("Public", "Server", "Private")
                    select new Operation("privacy", host => host.ExecuteSqlAsync("UPDATE players SET privacy = @p0 WHERE name = @p1", privacy, name))),
        Weighted(1, from kept in Gen.Elements(Names)
                    from gone in Gen.Elements(Names)
                    select new Operation("move rollups", host => MoveAsync(host, gone, kept))),
        Weighted(1, from name in Gen.Elements(Names) select new Operation("forget", host => ForgetAsync(host, name))));

    [Fact]
    public async Task After_any_operations_rollups_are_what_the_kills_say_and_a_rebuild_changes_nothing()
    {
        using var folder = new TempFolder();
        for (var seed = 1; seed <= Sequences; seed++)
        {
            await using var host = await DomainHost.StartAsync(folder.File($"{seed}.db"), new ManualTimeProvider(Start.AddMinutes(5)));
            var operations = Gen.Eval(40, FsCheck.Random.StdGen.NewStdGen(seed, seed), Gen.ListOf(Length, Operations));
            foreach (var operation in operations)
            {
                await operation.RunAsync(host);
            }

            await RawCounts.AssertRollupsAgreeAsync(host.ConnectionString);
            var rebuilt = await host.Get<RollupRebuild>().RebuildAsync(null, CancellationToken.None);
            Assert.True(rebuilt.Rows == 0, $"Sequence {seed}: {string.Join(", ", operations.Select(operation => operation.Name))}");
            Assert.DoesNotContain(host.Logs.Lines, line => !line.Contains("A transaction of", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_rebuild_repairs_whatever_was_spoilt_and_counts_it()
    {
        using var folder = new TempFolder();
        await using var host = await DomainHost.StartAsync(folder.File("killbot.db"), new ManualTimeProvider(Start.AddMinutes(5)));
        await RecordAsync(host, [.. Gen.Eval(40, FsCheck.Random.StdGen.NewStdGen(7, 7), Gen.ListOf(200, Kills))]);
        var stranger = Guid.CreateVersion7(Start);
        await host.ExecuteSqlAsync("UPDATE player_days SET deaths = deaths + 1 WHERE pvp_kills > 0");
        await host.ExecuteSqlAsync("DELETE FROM player_totals WHERE server_id = zeroblob(16)");
        await host.ExecuteSqlAsync("UPDATE player_weapons SET kills = 0 WHERE weapon = 'gun'");
        await host.ExecuteSqlAsync("INSERT INTO player_days VALUES (@p0, @p0, 'x', 1, 0, 0, 0, 0, 0)", stranger);
        await host.ExecuteSqlAsync("INSERT INTO player_weapons VALUES (@p0, 'x', 'y', 5)", stranger);
        await host.ExecuteSqlAsync("UPDATE server_hours SET suicides = suicides + 2 WHERE server_id = zeroblob(16)");
        await host.ExecuteSqlAsync("DELETE FROM server_hours WHERE server_id <> zeroblob(16)");
        await host.ExecuteSqlAsync("INSERT INTO server_hours VALUES (@p0, 'x', 1, 0, 0, 0, 0, 0)", stranger);

        var compared = await host.Get<RollupRebuild>().CompareAsync(null, CancellationToken.None);
        var rebuilt = await host.Get<RollupRebuild>().RebuildAsync(null, CancellationToken.None);

        Assert.True(compared is { Days: > 1, Totals: > 0, Weapons: > 1, Hours: > 2 }, $"{compared}");
        Assert.Equal(compared with { Players = rebuilt.Players }, rebuilt);
        await RawCounts.AssertRollupsAgreeAsync(host.ConnectionString);
        host.Logs.AssertQuiet();
    }

    [Fact]
    public async Task Kills_recorded_during_a_rebuild_are_counted_once()
    {
        using var folder = new TempFolder();
        await using var host = await DomainHost.StartAsync(folder.File("killbot.db"), new ManualTimeProvider(Start.AddMinutes(5)));
        await RecordAsync(host, [.. Gen.Eval(40, FsCheck.Random.StdGen.NewStdGen(3, 3), Gen.ListOf(300, Kills))]);
        await host.ExecuteSqlAsync("UPDATE player_totals SET deaths = deaths + 3");
        await host.ExecuteSqlAsync("DELETE FROM player_days WHERE pvp_kills > 1");
        await host.ExecuteSqlAsync("UPDATE server_hours SET deaths = deaths + 3");
        var next = 0;

        // Each player that the rebuild has seen to is followed by new kills of all players, before the next one is read.
        await host.Get<RollupRebuild>().RebuildAsync(
            new Between(() => RecordAsync(host, [Of("Ann", "Bob"), Of("Cid", "Ann"), Of("Dee", "Cid")]).GetAwaiter().GetResult()),
            CancellationToken.None);

        Assert.True(next >= 3);
        await RawCounts.AssertRollupsAgreeAsync(host.ConnectionString);

        NewKill Of(string killer, string victim) => new()
        {
            KillerName = killer,
            VictimName = victim,
            Weapon = "gun",
            IsPvP = true,
            Timestamp = Start.AddHours(-++next),
        };
    }

    private static Tuple<int, Gen<Operation>> Weighted(int weight, Gen<Operation> operation) => Tuple.Create(weight, operation);

    private static Task<IReadOnlyList<RecordedKill>> RecordAsync(DomainHost host, params NewKill[] kills) => host.Get<KillRecorder>().RecordAsync(kills);

    private static async Task ReportFromBothSidesAsync(DomainHost host, NewKill kill)
    {
        await RecordAsync(host, kill with { ReporterName = kill.VictimName, Weapon = null });
        await RecordAsync(host, kill with { ReporterName = kill.KillerName });
    }

    private static async Task FailAsync(DomainHost host, NewKill kill)
    {
        var writer = host.Get<DatabaseWriter>();
        var failing = writer.ExecuteAsync<int>(_ => throw new InvalidOperationException("On purpose."));
        await RecordAsync(host, kill);
        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
    }

    private static Task<int> MoveAsync(DomainHost host, string from, string to) => host.Get<DatabaseWriter>().ExecuteAsync(transaction =>
    {
        if (Find(transaction, from) is not { } gone || Find(transaction, to) is not { } kept || gone == kept)
        {
            return 0;
        }

        transaction.MoveRollups(gone, kept);
        transaction.Command("UPDATE kills SET killer_id = @p1 WHERE killer_id = @p0").Set(0, gone).Set(1, kept).Execute();
        return transaction.Command("UPDATE kills SET victim_id = @p1 WHERE victim_id = @p0").Set(0, gone).Set(1, kept).Execute();
    });

    private static Task<int> ForgetAsync(DomainHost host, string name) => host.Get<DatabaseWriter>().ExecuteAsync(transaction =>
    {
        if (Find(transaction, name) is not { } gone)
        {
            return 0;
        }

        transaction.DeleteRollups(gone);
        transaction.Command("UPDATE kills SET killer_id = NULL WHERE killer_id = @p0").Set(0, gone).Execute();
        return transaction.Command("UPDATE kills SET victim_id = NULL WHERE victim_id = @p0").Set(0, gone).Execute();
    });

    private static Guid? Find(WriteTransaction transaction, string name)
    {
        using var reader = transaction.Command("SELECT id FROM players WHERE name = @p0").Set(0, name).Query();
        return reader.Read() ? reader.Id(0) : null;
    }

    private sealed record Operation(string Name, Func<DomainHost, Task> RunAsync);

    private sealed class Between(Action action) : IProgress<double>
    {
        public void Report(double value) => action();
    }
}
