using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;
using KillBot.Domain.StarCitizen;

namespace KillBot.Benchmarks.Micro;

/// <summary>Single steps of a kill's way, by BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class MicroBenchmarks
{
    private readonly byte[] _noise =
        "<2025-04-13T17:00:00.000Z> [Notice] <StatObjLoad 0x800 Format> 'data/objects/parts_1.cgf' took 12 us [Team_Graphics][Assets]"u8.ToArray();

    private readonly byte[] _death =
        "<2025-04-13T17:00:00.000Z> [Notice] <Actor Death> CActor::Kill: 'Prey' [200000000001] in zone 'OOC_Stanton_2a_Cellin' killed by 'Hunter' [200000000002] using 'lbco_pistol_energy_01_200000000003' [Class lbco_pistol_energy_01] with damage type 'Bullet' from direction x: -0.995284, y: -0.073818, z: -0.1 [Team_ActorTech][Actor]"u8.ToArray();

    private readonly KillNotification _notification = new(
        new Kill
        {
            Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch),
            Game = Games.StarCitizen,
            KillerName = "Hunter",
            VictimName = "Prey_of_[many](names)",
            Weapon = "lbco_pistol_energy_01",
            Location = "OOC_Stanton_2a_Cellin",
            IsPvP = true,
        },
        KillerIsPrivate: false,
        VictimIsPrivate: false);

    /// <summary>Runs all of them in this process: the numbers are for comparing versions on one machine.</summary>
    public static void RunAll() => BenchmarkRunner.Run<MicroBenchmarks>(
        DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));

    [Benchmark]
    public LineOutcome ParseNoiseLine() => GameLogParser.Parse(_noise, out _);

    [Benchmark]
    public LineOutcome ParseDeathLine() => GameLogParser.Parse(_death, out _);

    [Benchmark]
    public KillClassification Classify() => KillClassifier.Classify("Hunter", "PU_Human_Enemy_GroundCombat_NPC_soldier", "lbco_pistol_energy_01");

    [Benchmark]
    public string Escape() => Markdown.Escape("Prey_of_[many](names) @everyone", 64);

    [Benchmark]
    public object ComposeEmbed() => KillEmbed.Of(_notification, LanguageTexts.English);
}
