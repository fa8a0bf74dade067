using FsCheck;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Tests.Support;

namespace KillBot.Tests.Kills;

/// <summary>Pages of kills hold each once, in order, whichever way they are turned.</summary>
public sealed class KillPageModelTests
{
    private const int Sequences = 12;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    // Few moments: many kills happen at the same time.
    private static readonly Gen<NewKill> Kills =
        from kind in Gen.Elements("kill", "death", "npc", "by npc", "suicide", "accident", "twin", "foreign")
        from at in Gen.Choose(0, 12)
        from other in Gen.Choose(0, 1_000_000)
        select new NewKill
        {
            KillerName = kind switch { "death" or "foreign" => $"o{other}", "by npc" => "PU_Human", "accident" => null, "twin" => "Twin", _ => "Rex" },
            KillerIsNpc = kind is "by npc",
            VictimName = kind switch { "death" or "by npc" or "suicide" or "accident" or "twin" => "Rex", "npc" => "PU_Human", _ => $"o{other}" },
            VictimIsNpc = kind is "npc",
            // Repeats are recognised by the weapon.
            Weapon = $"w{other}",
            Timestamp = Start.AddSeconds(-3 * at),
            IsPvP = kind is "kill" or "death" or "twin" or "foreign",
            IsSuicide = kind is "suicide",
            IsEnvironmental = kind is "accident",
        };

    [Fact]
    public async Task Turning_pages_shows_each_kill_once_in_order_there_and_back()
    {
        using var folder = new TempFolder();
        for (var seed = 1; seed <= Sequences; seed++)
        {
            await using var host = await DomainHost.StartAsync(folder.File($"{seed}.db"), new ManualTimeProvider(Start.AddMinutes(5)));
            var count = seed * 4;
            IReadOnlyList<NewKill> kills = [.. Gen.Eval(40, FsCheck.Random.StdGen.NewStdGen(seed, seed), Gen.ListOf(count, Kills))];
            foreach (var kill in kills)
            {
                await host.Get<KillRecorder>().RecordAsync([kill]);
            }

            IReadOnlyList<Guid> players = [.. await IdsAsync(host, "Rex"), .. await IdsAsync(host, "Twin")];
            foreach (var filter in Enum.GetValues<KillFilter>())
            {
                await AssertPagesAsync(host, players, filter, seed);
            }
        }
    }

    private static async Task AssertPagesAsync(DomainHost host, IReadOnlyList<Guid> players, KillFilter filter, int seed)
    {
        var whole = (await ReadAsync(default, 1000)).Kills.Select(item => item.Kill).ToList();
        var expected = await ExpectedAsync(host, players, filter);
        Assert.True(expected.SequenceEqual(whole.Select(kill => kill.Id)), $"{seed} {filter}");
        const int Size = 3;
        List<Guid> seen = [];
        var page = await ReadAsync(default, Size);
        Assert.Null(page.Newer);
        var pages = 1;
        while (true)
        {
            seen.AddRange(page.Kills.Select(item => item.Kill.Id));
            if (page.Older is not { } older)
            {
                break;
            }

            page = await ReadAsync(new KillPageStart(older, IsNewer: false), Size);
            pages++;
        }

        Assert.Equal(expected, seen);
        Assert.Equal(Math.Max(1, (expected.Count + Size - 1) / Size), pages);
        for (; page.Newer is { } newer; pages--)
        {
            var first = page.Kills[0].Kill.Id;
            page = await ReadAsync(new KillPageStart(newer, IsNewer: true), Size);
            var at = expected.IndexOf(first);
            Assert.Equal(expected[(at - Size)..at], page.Kills.Select(item => item.Kill.Id));
        }

        Assert.True(pages <= 1, $"{pages} pages are left.");

        Task<KillPage> ReadAsync(KillPageStart start, int size) =>
            host.Get<KillPageQueries>().ReadAsync(players, filter, start, size, CancellationToken.None);
    }

    /// <summary>The same from all kills, without an index.</summary>
    private static async Task<List<Guid>> ExpectedAsync(DomainHost host, IReadOnlyList<Guid> players, KillFilter filter)
    {
        List<Kill> all = [];
        foreach (var item in await host.Get<KillQueries>().ListByServerAsync(Guid.Empty, null, 10_000, CancellationToken.None))
        {
            all.Add(item.Kill);
        }

        return [.. all.Where(IsWanted).Select(kill => kill.Id)];

        bool IsWanted(Kill kill)
        {
            var isFight = !kill.IsSuicide && !kill.IsEnvironmental;
            var isKill = isFight && kill.KillerId is { } killer && players.Contains(killer);
            var isDeath = kill.VictimId is { } victim && players.Contains(victim);
            return filter switch
            {
                KillFilter.All => isKill || isDeath,
                KillFilter.Kills => isKill,
                KillFilter.Deaths => isDeath,
                KillFilter.Pvp => isFight && kill.IsPvP && (isKill || isDeath),
                KillFilter.Pve => isFight && !kill.IsPvP && (isKill || isDeath),
                KillFilter.Suicides => isDeath && kill.IsSuicide,
                _ => isDeath && kill.IsEnvironmental && !kill.IsSuicide,
            };
        }
    }

    private static async Task<IEnumerable<Guid>> IdsAsync(DomainHost host, string name) =>
        (await host.Get<PlayerQueries>().FindByNameAsync(name, CancellationToken.None)).Select(player => player.Id);
}
