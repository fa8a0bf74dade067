using System.Globalization;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Benchmarks.Notify;

/// <summary>How soon a kill is in its channel: alone, and in a burst that the channel's rate limit holds up.</summary>
internal static class NotifyScenario
{
    private const int IdleKills = 200;
    private const int FirstKills = 100;
    private const int BurstKills = 1_000;
    private const int BatchSize = 500;

    // The bot keeps to Discord's 50 requests per second; more would measure that.
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(25);

    public static async Task RunAsync(TextWriter output)
    {
        await MeasureIdleAsync(output);
        await MeasureBurstAsync(output);
    }

    private static async Task MeasureIdleAsync(TextWriter output)
    {
        await using var rig = await FeedRig.StartAsync(new FakeDiscordOptions { MessageLimit = 100_000, GlobalLimit = 100_000 });
        var posted = new DateTimeOffset[FirstKills + IdleKills];
        for (var i = 0; i < posted.Length; i++)
        {
            var pause = Task.Delay(Spacing);
            posted[i] = TimeProvider.System.GetUtcNow();
            await rig.PostAsync("/api/kills", FeedRig.Kill(i));
            await pause;
        }

        await rig.WaitForAsync(posted.Length);
        double[] milliseconds =
        [
            .. rig.Posts
                .SelectMany(post => FeedRig.VictimsIn(post).Where(victim => victim >= FirstKills).Select(victim => (post.At - posted[victim]).TotalMilliseconds))
                .Order(),
        ];
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"notify, idle: from POST to Discord p50 {milliseconds[milliseconds.Length / 2]:F1} ms (under 10), p99 {milliseconds[milliseconds.Length * 99 / 100]:F1} ms, {milliseconds.Length} kills; violations: {rig.Discord.Violations.Count}"));
    }

    private static async Task MeasureBurstAsync(TextWriter output)
    {
        var options = new FakeDiscordOptions();
        await using var rig = await FeedRig.StartAsync(options);
        // A bot that has run for a while, in a channel that has been quiet.
        await rig.PostAsync("/api/kills/batch", new { kills = Enumerable.Range(BurstKills, BatchSize).Select(FeedRig.Kill) });
        await rig.WaitForAsync(BatchSize);
        await Task.Delay(options.MessageWindow * 2);
        var started = TimeProvider.System.GetUtcNow();
        for (var first = 0; first < BurstKills; first += BatchSize)
        {
            await rig.PostAsync("/api/kills/batch", new { kills = Enumerable.Range(first, BatchSize).Select(FeedRig.Kill) });
        }

        await rig.WaitForAsync(BurstKills + BatchSize);
        var posts = rig.Posts.Where(post => FeedRig.VictimsIn(post).Any(victim => victim < BurstKills)).ToList();
        var told = posts.SelectMany(FeedRig.VictimsIn).ToList();
        var took = posts[^1].At - started;
        var shortest = options.MessageWindow * ((posts.Count - 1) / options.MessageLimit);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""
            notify, burst: {BurstKills} kills in {posts.Count} messages after {took.TotalSeconds:F2} s; {options.MessageLimit} per {options.MessageWindow.TotalSeconds} s allow {shortest.TotalSeconds:F2} s: share {shortest / took:F3} (at least 0.95)
            429s: {rig.Discord.RateLimitedRequests}; violations: {rig.Discord.Violations.Count}; each kill told exactly once: {(told.Count == BurstKills && told.Distinct().Count() == BurstKills ? "yes" : $"NO, {told.Count} told, {told.Distinct().Count()} different")}
            """));
    }
}
