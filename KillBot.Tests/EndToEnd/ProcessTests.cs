using System.Net;
using KillBot.Tests.EndToEnd.Support;

namespace KillBot.Tests.EndToEnd;

/// <summary>The bot as a process: its command line, its console, its end.</summary>
public class ProcessTests
{
    [Fact]
    public async Task A_key_made_beside_the_running_bot_works_at_once()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var member = scene.Guild.AddMember("member");
        await BotProcess.RunCommandAsync(
            scene.Database, "users", "create", "--discord-id", $"{member.User.Id}", "--name", "Member");

        var key = await BotProcess.RunCommandAsync(
            scene.Database, "keys", "create", "--player", "Rex", "--user", $"{member.User.Id}", "--server", $"{scene.Guild.Id}");

        Assert.Matches("^kb_[A-Za-z0-9_-]{43}$", key);
        await scene.Connect(key).KillAsync("Prey");
        Assert.Equal(["Prey"], await scene.Channel.WaitForVictimsAsync(1));
        var own = await scene.RunAsync(member, "stats");
        Assert.Equal("Rex", own.Embeds[0].GetProperty("title").GetString());
        await scene.EndAsync();
    }

    [Fact]
    public async Task Without_a_token_kills_are_written_to_the_console()
    {
        var folder = Directory.CreateTempSubdirectory("killbot-");
        var database = new TestDatabase(folder.FullName);
        var key = await BotProcess.RunCommandAsync(database, "keys", "create", "--player", "Rex");
        await using (var bot = await BotProcess.StartAsync(database, discord: null))
        {
            using var tracker = new Tracker(bot.Address, key);
            await bot.WaitForLineAsync("Discord is off");
            await tracker.KillAsync("Prey", "KLWE_LaserRepeater_S3", "OOC_Stanton_2b_Daymar");
            await tracker.KillAsync("\u202Eyerp\u2028x");
            Assert.NotEqual(HttpStatusCode.Created, await tracker.TryReportAsync(new { victimId = "\u001b[2J" }));
            await tracker.ReportAsync(new { victimId = "Rex", isSuicide = true });

            await bot.WaitForLineAsync("Rex died by their own hand");
            Assert.Equal(0, await bot.StopAsync());
            Assert.Contains("Rex killed Prey with CF-337 Panther Repeater at Daymar", bot.Output);
            Assert.Contains("Rex killed yerpx", bot.Output);
            Assert.Single(bot.Output, line => line.Contains("Discord is off", StringComparison.Ordinal));
            Assert.DoesNotContain(bot.Output, line => line.Any(char.IsControl));
            AssertQuiet(bot);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Asked_to_end_it_keeps_what_it_has_taken_and_the_next_one_goes_on_at_once()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var key = await scene.CreateKeyAsync("Rex");
        await scene.StopBotAsync();
        var slow = scene.Discord.Faults.Add(FakeDiscord.Fault.Delay(TimeSpan.FromSeconds(2)), request => request.IsCreateMessage);

        await using (var bot = await BotProcess.StartAsync(scene.Database, scene.Discord))
        {
            await scene.Discord.Gateway.WaitForReadyAsync();
            using var tracker = new Tracker(bot.Address, key);
            await tracker.KillAsync("First");
            await slow.WaitForHitAsync();
            await tracker.KillAsync("Second");
            Assert.Equal(0, await bot.StopAsync());
            AssertQuiet(bot);
        }

        Assert.Equal(0, scene.Discord.Gateway.OpenConnections);
        Assert.Equal(["0"], scene.Database.Read("SELECT count(*) FROM outbox_destinations WHERE claimed_by IS NOT NULL"));
        await scene.StartBotAsync();
        Assert.Equal(["First", "Second"], await scene.Channel.WaitForVictimsAsync(2, TimeSpan.FromSeconds(5)));
        await scene.EndAsync();
        Assert.Equal(["First", "Second"], scene.Channel.Victims);
    }

    private static void AssertQuiet(BotProcess bot) => Assert.DoesNotContain(
        bot.Output,
        line => line.StartsWith("warn:", StringComparison.Ordinal) || line.StartsWith("fail:", StringComparison.Ordinal)
            || line.StartsWith("crit:", StringComparison.Ordinal) || line.StartsWith("Unhandled", StringComparison.Ordinal));
}
