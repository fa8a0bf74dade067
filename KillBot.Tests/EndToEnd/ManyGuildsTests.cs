using System.Diagnostics;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;
using Xunit.Abstractions;

namespace KillBot.Tests.EndToEnd;

/// <summary>One process, one shard, a thousand guilds.</summary>
public class ManyGuildsTests(ITestOutputHelper output)
{
    private const int Guilds = 1_000;

    // On a machine that does nothing else it is seconds, which the benchmark "guilds" measures; here it only has to end.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_bot_in_a_thousand_guilds_starts_and_answers_in_the_last_of_them()
    {
        await using var scene = await Scene.CreateAsync(new FakeDiscordOptions { MessageLimit = 1_000 });
        for (var i = 1; i < Guilds; i++)
        {
            scene.Discord.AddGuild($"Guild {i}").AddChannel("general");
        }

        var last = scene.Discord.AddGuild("The last");
        var channel = last.AddChannel("kills");
        var admin = last.AddMember("admin", FakePermissions.ManageGuild);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        await scene.StartBotAsync();
        await Eventually.HoldsAsync(
            () => scene.Database.Read("SELECT count(*) FROM servers WHERE is_active AND discord_id IS NOT NULL")[0] == $"{Guilds + 1}", "all guilds", Limit);
        output.WriteLine(
            $"{Guilds + 1} guilds known after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, "
            + $"{(GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6:0} MB more on the heap, the fake Discord's share included");

        await scene.Discord.WaitForCommandAsync("feed", Limit);
        var added = await scene.Discord.InvokeCommandAsync(channel, admin, "feed add", ("kind", "kills"), ("channel", channel));
        await added.WaitForResponseAsync(Limit);
        await (await scene.AddTrackerAsync("Rex", admin, last)).KillAsync("Prey");
        Assert.Equal(["Prey"], await channel.WaitForVictimsAsync(1, Limit));
        // Not EndAsync: how long the stop takes on a busy machine is no concern of this test.
        scene.Bot.Log.AssertQuiet();
        scene.Discord.AssertClean();
    }
}
