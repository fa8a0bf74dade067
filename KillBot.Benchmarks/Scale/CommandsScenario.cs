using System.Globalization;
using KillBot.Benchmarks.Serving;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Benchmarks.Scale;

/// <summary>How soon commands are acknowledged, from the gateway's event to the first response, at a steady rate.</summary>
internal static class CommandsScenario
{
    private const int PerSecond = 50;
    private const int WarmUp = 250;
    private const int Measured = 1_500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(TextWriter output)
    {
        using var folder = new TempFolder();
        await using var discord = await FakeDiscordServer.StartAsync(new FakeDiscordOptions { OtherLimit = 100_000 });
        var guild = discord.AddGuild("Benchmark");
        var channel = guild.AddChannel("commands");
        var member = guild.AddMember("Admin", FakePermissions.Administrator);
        await using var server = await ServerProcess.StartBenchAsync(
            folder, ("Discord__Token", discord.Token), ("Discord__ApiBaseUrl", discord.ApiBaseUrl.ToString()));
        await BenchKeys.CreateAsync(server.Address, 1, guild.Id);
        await discord.WaitForCommandAsync("feed", Patience);

        var sent = new FakeInteraction[WarmUp + Measured];
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond));
        for (var i = 0; i < sent.Length; i++)
        {
            await timer.WaitForNextTickAsync();
            sent[i] = (i % 3) switch
            {
                0 => await discord.InvokeCommandAsync(channel, member, "stats", ("player", "Killer_0")),
                1 => await discord.InvokeCommandAsync(channel, member, "feed list"),
                _ => await discord.InvokeCommandAsync(channel, member, "ping"),
            };
        }

        foreach (var interaction in sent)
        {
            await interaction.WaitForResponseAsync(Patience);
        }

        double[] milliseconds = [.. sent.Skip(WarmUp).Select(interaction => interaction.TimeToAcknowledge!.Value.TotalMilliseconds).Order()];
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"commands: acknowledged at {PerSecond}/s p50 {milliseconds[milliseconds.Length / 2]:F1} ms, p99 {milliseconds[milliseconds.Length * 99 / 100]:F1} ms (under 200), longest {milliseconds[^1]:F1} ms, {milliseconds.Length} commands; violations: {discord.Violations.Count}"));
    }
}
