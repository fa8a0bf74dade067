using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using KillBot.Tests.EndToEnd.Support;

namespace KillBot.Tests.EndToEnd;

/// <summary>The process is killed under load: what it has acknowledged is kept, and is posted once.</summary>
public class CrashTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private const int Clients = 4;

    private readonly ConcurrentBag<string> _acknowledged = [];
    private int _number;

    [Fact]
    public async Task Every_kill_that_is_kept_is_posted_exactly_once()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var key = await scene.CreateKeyAsync("Rex");
        await scene.StopBotAsync();

        // At the worst moment: Discord has the message, the bot has no answer.
        await using (var bot = await BotProcess.StartAsync(scene.Database, scene.Discord))
        {
            scene.Discord.MessageCreated = _ => bot.Kill();
            await ReportUntilDeathAsync(bot, key);
            scene.Discord.MessageCreated = null;
        }

        // And at any moment.
        await using (var bot = await BotProcess.StartAsync(scene.Database, scene.Discord))
        {
            var enough = _acknowledged.Count + 100;
            await ReportUntilDeathAsync(bot, key, () => _acknowledged.Count >= enough);
        }

        // And at the worst moment of catching up.
        await using (var bot = await BotProcess.StartAsync(scene.Database, scene.Discord))
        {
            scene.Discord.MessageCreated = _ => bot.Kill();
            await bot.WaitForExitAsync();
            scene.Discord.MessageCreated = null;
        }

        await using var last = await BotProcess.StartAsync(scene.Database, scene.Discord);
        var started = Stopwatch.GetTimestamp();

        // It comes after everything that has to be repeated.
        using var tracker = new Tracker(last.Address, key);
        await tracker.KillAsync("Last");
        var stored = scene.Database.Read("SELECT victim_name FROM kills ORDER BY id");
        Assert.Empty(_acknowledged.Except(stored));
        await scene.Channel.WaitForVictimsAsync(stored.Count, TimeSpan.FromSeconds(30));
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(15), $"It took {Stopwatch.GetElapsedTime(started)}.");
        output.WriteLine($"{stored.Count} kills, all told {Stopwatch.GetElapsedTime(started)} after the start");
        Assert.Equal(0, await last.StopAsync());

        Assert.Equal(stored.Order(StringComparer.Ordinal), scene.Channel.Victims.Order(StringComparer.Ordinal));
        scene.Discord.AssertClean();
    }

    private async Task ReportUntilDeathAsync(BotProcess bot, string key, Func<bool>? isTimeToDie = null)
    {
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            using var tracker = new Tracker(bot.Address, key);
            try
            {
                while (true)
                {
                    var victim = $"Victim{Interlocked.Increment(ref _number)}";
                    Assert.Equal(HttpStatusCode.Created, await tracker.TryReportAsync(new { victimId = victim }));
                    _acknowledged.Add(victim);
                    if (isTimeToDie?.Invoke() == true)
                    {
                        bot.Kill();
                    }
                }
            }
            catch (HttpRequestException)
            {
                // The bot is dead.
            }
        }));
        await bot.WaitForExitAsync();
    }
}
