using System.Diagnostics;
using System.Globalization;
using KillBot.Tests.Webhooks.Delivery;

namespace KillBot.Benchmarks.Webhooks;

/// <summary>How many deliveries a second arrive, and what receivers that hang cost the others.</summary>
internal static class WebhookScenario
{
    private const int Receivers = 100;
    private const int Hanging = 10;
    private const int Rounds = 5;
    private const int KillsPerRound = 25;

    // Every kill is told a hundred times: more in a second would measure the throughput.
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(300);

    public static async Task RunAsync(TextWriter output)
    {
        await MeasureThroughputAsync(output, receivers: 1, kills: 500);
        await MeasureThroughputAsync(output, Receivers, kills: 50);
        await MeasureIsolationAsync(output);
    }

    private static async Task MeasureThroughputAsync(TextWriter output, int receivers, int kills)
    {
        await using var rig = await WebhookRig.StartAsync(receivers);
        List<double> rates = [];
        for (var round = 0; round <= Rounds; round++)
        {
            var started = Stopwatch.GetTimestamp();
            await rig.KillAsync(kills);
            await TakeAsync(rig, receivers * kills);
            var rate = receivers * kills / Stopwatch.GetElapsedTime(started).TotalSeconds;
            if (round > 0)
            {
                rates.Add(rate);
            }
        }

        rates.Sort();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"webhooks, {receivers} receiver{(receivers > 1 ? "s" : "")}: {rates[Rounds / 2]:F0} deliveries/s (median of {Rounds} rounds of {kills} kills, {rates[0]:F0} to {rates[^1]:F0})"));
    }

    // Rounds with and without receivers that hang take turns, so that whatever else the machine does falls on both.
    private static async Task MeasureIsolationAsync(TextWriter output)
    {
        await using var rig = await WebhookRig.StartAsync(Receivers);
        await MeasureRoundAsync(rig, 0);
        List<(double P50, double P99)> alone = [];
        List<(double P50, double P99)> beside = [];
        for (var round = 0; round < Rounds; round++)
        {
            alone.Add(await MeasureRoundAsync(rig, 0));
            beside.Add(await MeasureRoundAsync(rig, Hanging));
        }

        var (a, b) = (Medians(alone), Medians(beside));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
            webhooks, isolation: from POST to receiver, {Receivers} receivers, median of {Rounds} rounds of {KillsPerRound} kills each
            none hangs:     p50 {a.P50:F1} ms, p99 {a.P99:F1} ms
            {Hanging} of them hang: p50 {b.P50:F1} ms, p99 {b.P99:F1} ms of the other {Receivers - Hanging}; p99 ratio {b.P99 / a.P99:F2} (at most 1.5)
            """));
    }

    private static async Task<(double P50, double P99)> MeasureRoundAsync(WebhookRig rig, int hanging)
    {
        rig.Hang(hanging);
        Dictionary<int, long> posted = [];
        List<double> milliseconds = [];
        // Each that hangs has the first kill of the round, and no other before it is released.
        var arriving = TakeAsync(rig, ((Receivers - hanging) * KillsPerRound) + hanging);
        for (var i = 0; i < KillsPerRound; i++)
        {
            var pause = Task.Delay(Spacing);
            var at = Stopwatch.GetTimestamp();
            posted.Add(await rig.KillAsync(), at);
            await pause;
        }

        foreach (var received in (await arriving).Where(one => !rig.IsHanging(one)))
        {
            milliseconds.Add(Stopwatch.GetElapsedTime(posted[WebhookRig.NumberOf(received)], received.At).TotalMilliseconds);
        }

        rig.Release();
        await TakeAsync(rig, hanging * (KillsPerRound - 1));
        milliseconds.Sort();
        return (milliseconds[milliseconds.Count / 2], milliseconds[milliseconds.Count * 99 / 100]);
    }

    private static async Task<List<Received>> TakeAsync(WebhookRig rig, int count)
    {
        List<Received> taken = [];
        while (taken.Count < count)
        {
            taken.Add(await rig.NextAsync());
        }

        return taken;
    }

    private static (double P50, double P99) Medians(List<(double P50, double P99)> rounds) => (
        rounds.Select(round => round.P50).Order().ElementAt(Rounds / 2),
        rounds.Select(round => round.P99).Order().ElementAt(Rounds / 2));
}
