using KillBot.Benchmarks.Feeds;
using KillBot.Benchmarks.Import;
using KillBot.Benchmarks.Ingest;
using KillBot.Benchmarks.Live;
using KillBot.Benchmarks.Memory;
using KillBot.Benchmarks.Micro;
using KillBot.Benchmarks.Notify;
using KillBot.Benchmarks.Reads;
using KillBot.Benchmarks.Scale;
using KillBot.Benchmarks.Serving;
using KillBot.Benchmarks.VRChat;
using KillBot.Benchmarks.Webhooks;

switch (args)
{
    case ["ingest"]:
        await IngestScenario.RunAsync(Console.Out);
        return 0;
    case ["import"]:
        await ImportScenario.RunAsync(Console.Out);
        return 0;
    case ["notify"]:
        await NotifyScenario.RunAsync(Console.Out);
        return 0;
    case ["webhooks"]:
        await WebhookScenario.RunAsync(Console.Out);
        return 0;
    case ["reads"]:
        await ReadsScenario.RunAsync(Console.Out, withLarge: false);
        return 0;
    case ["reads", "--large"]:
        await ReadsScenario.RunAsync(Console.Out, withLarge: true);
        return 0;
    case ["vrchat"]:
        await VRChatScenario.RunAsync(Console.Out);
        return 0;
    case ["micro"]:
        MicroBenchmarks.RunAll();
        return 0;
    case ["live"]:
        await LiveScenario.RunAsync(Console.Out);
        return 0;
    case ["feeds"]:
        await FeedsScenario.RunAsync(Console.Out);
        return 0;
    case ["guilds"]:
        await GuildsScenario.RunAsync(Console.Out);
        return 0;
    case ["commands"]:
        await CommandsScenario.RunAsync(Console.Out);
        return 0;
    case ["memory"]:
        await MemoryScenario.RunAsync(Console.Out);
        return 0;
    case ["all"]:
        await MemoryScenario.RunAsync(Console.Out);
        await IngestScenario.RunAsync(Console.Out);
        await NotifyScenario.RunAsync(Console.Out);
        await WebhookScenario.RunAsync(Console.Out);
        await ImportScenario.RunAsync(Console.Out);
        await GuildsScenario.RunAsync(Console.Out);
        await CommandsScenario.RunAsync(Console.Out);
        await ReadsScenario.RunAsync(Console.Out, withLarge: false);
        await VRChatScenario.RunAsync(Console.Out);
        await LiveScenario.RunAsync(Console.Out);
        await FeedsScenario.RunAsync(Console.Out);
        return 0;
    case [ServerProcess.Verb, .. var settings]:
        await BenchServer.RunAsync(settings);
        return 0;
    default:
        await Console.Error.WriteLineAsync("Say what to measure: ingest, notify, webhooks, import, reads [--large], vrchat, live, feeds, guilds, commands, memory, micro or all.");
        return 2;
}
