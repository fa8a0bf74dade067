using FsCheck;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Domain.Users;
using KillBot.Tests.Support;

namespace KillBot.Tests.Players;

/// <summary>
/// Random kills, renames, merges and deletions: names mean whom they should, and every rollup is what counting the kills
/// afresh gives.
/// </summary>
public sealed class PlayerModelTests
{
    private const int Sequences = 60;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 23, 0, 0, TimeSpan.Zero);
    private static readonly string[] Names = ["Ann", "Bob", "Cid", "Dee", "Eve"];
    private static readonly string?[] Weapons = ["gun_1234567890123", "gun", "axe", null];

    private static readonly Gen<Step> Steps = Gen.Frequency(
        Tuple.Create(
            8,
            from killer in Gen.Elements(Names)
            from victim in Gen.Elements(Names)
            from weapon in Gen.Elements(Weapons)
            from kind in Gen.Choose(0, 9)
            select (Step)new Fight(killer, victim, weapon, kind)),
        Tuple.Create(
            3,
            from old in Gen.Elements(Names)
            from to in Gen.Elements(Names)
            from merge in Gen.Elements(true, true, false)
            select (Step)new Rename(old, to, merge)),
        Tuple.Create(1, from name in Gen.Elements(Names) select (Step)new Forget(name)));

    [Fact]
    public async Task Rollups_and_names_stay_right_whatever_becomes_of_players()
    {
        using var folder = new TempFolder();
        await using var host = await DomainHost.StartAsync(folder.File("killbot.db"), new ManualTimeProvider(Start.AddDays(3)));
        var owner = await host.Get<UserDirectory>().SaveAsync(1, "Owner", null);
        for (var seed = 1; seed <= Sequences; seed++)
        {
            var steps = Gen.Eval(40, FsCheck.Random.StdGen.NewStdGen(seed, seed), Gen.ListOf(30, Steps));
            var model = new Model();
            var at = Start;
            foreach (var step in steps)
            {
                // Far enough apart that no fight is a repeat of another.
                at += TimeSpan.FromMinutes(7);
                await PlayAsync(host, step, model, at, seed);
            }

            foreach (var name in Names)
            {
                var found = await host.Get<PlayerQueries>().FindByNameAsync($"{name}-{seed}", CancellationToken.None);
                Assert.Equal(model.NameOf(name) is { } now ? [$"{now}-{seed}"] : [], found.Select(player => player.Name));
            }

            await RawCounts.AssertRollupsAgreeAsync(host.ConnectionString, $"sequence {seed}: {string.Join("; ", steps)}");
        }

        Assert.Equal("Owner", owner.Name);
        Assert.Equal([], await Sql.LinesAsync(
            host.ConnectionString,
            """
            SELECT a.name FROM player_aliases a JOIN players p ON p.game = a.game AND p.name_key = a.name_key
            UNION ALL
            SELECT killer_name FROM kills WHERE killer_id NOT IN (SELECT id FROM players) OR victim_id NOT IN (SELECT id FROM players)
            """));
        host.Logs.AssertQuiet();
    }

    private static async Task PlayAsync(DomainHost host, Step step, Model model, DateTimeOffset at, int seed)
    {
        switch (step)
        {
            case Fight fight:
                var isSuicide = fight.Killer == fight.Victim || fight.Kind == 0;
                await host.Get<KillRecorder>().RecordAsync([new NewKill
                {
                    KillerName = isSuicide ? $"{fight.Victim}-{seed}" : $"{fight.Killer}-{seed}",
                    VictimName = fight.Kind == 1 ? "vlk" : $"{fight.Victim}-{seed}",
                    VictimIsNpc = fight.Kind == 1,
                    Weapon = fight.Weapon,
                    Timestamp = at,
                    IsPvP = !isSuicide && fight.Kind is > 2,
                    IsSuicide = isSuicide && fight.Kind != 1,
                    IsEnvironmental = fight.Kind == 2 && !isSuicide,
                }]);
                model.Meet(isSuicide ? fight.Victim : fight.Killer);
                if (fight.Kind != 1)
                {
                    model.Meet(fight.Victim);
                }

                break;
            case Rename rename:
                Assert.Equal(
                    model.Rename(rename.From, rename.To, rename.Merge),
                    await host.Get<PlayerRegistry>().RenameAsync($"{rename.From}-{seed}", $"{rename.To}-{seed}", rename.Merge));
                break;
            case Forget forget:
                Assert.Equal(model.Forget(forget.Name), await host.Get<PlayerRegistry>().ForgetAsync($"{forget.Name}-{seed}"));
                break;
        }
    }

    private abstract record Step;

    private sealed record Fight(string Killer, string Victim, string? Weapon, int Kind) : Step;

    private sealed record Rename(string From, string To, bool Merge) : Step;

    private sealed record Forget(string Name) : Step;

    /// <summary>Who has or had which names: the first of each list is the present one.</summary>
    private sealed class Model
    {
        private readonly List<List<string>> _players = [];

        public string? NameOf(string name) => Find(name)?[0];

        public void Meet(string name)
        {
            if (Find(name) is null)
            {
                _players.Add([name]);
            }
        }

        public RenameResult Rename(string from, string to, bool merge)
        {
            if (Find(from) is not { } player)
            {
                return RenameResult.UnknownPlayer;
            }

            if (Find(to) is { } other && other != player)
            {
                if (!merge)
                {
                    return RenameResult.NameTaken;
                }

                _players.Remove(other);
                player.AddRange(other);
            }

            player.Remove(to);
            player.Insert(0, to);
            return RenameResult.Renamed;
        }

        public bool Forget(string name) => Find(name) is { } player && _players.Remove(player);

        private List<string>? Find(string name) => _players.Find(names => names.Contains(name));
    }
}
