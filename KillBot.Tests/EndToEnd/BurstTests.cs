using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Tests.EndToEnd;

/// <summary>More kills than messages may be sent.</summary>
public class BurstTests
{
    [Fact]
    public async Task What_happens_while_the_channel_is_busy_shares_a_message()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var tracker = await scene.AddTrackerAsync("Rex");
        var slow = scene.Discord.Faults.Add(Fault.Delay(TimeSpan.FromSeconds(1)), request => request.IsCreateMessage);

        await tracker.KillAsync("V0");
        await slow.WaitForHitAsync();
        string[] others = [.. Enumerable.Range(1, 10).Select(number => $"V{number}")];
        foreach (var victim in others)
        {
            await tracker.KillAsync(victim);
        }

        var messages = await scene.Channel.WaitForMessagesAsync(2);
        Assert.Equal(["V0"], messages[0].Victims);
        Assert.Equal(others, messages[1].Victims);
        Assert.Equal(10, messages[1].Embeds.GetArrayLength());
        await scene.EndAsync();
    }

    [Fact]
    public async Task Hundreds_of_kills_are_told_in_digests_each_once_and_in_order()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var tracker = await scene.AddTrackerAsync("Rex");
        string[] victims = [.. Enumerable.Range(0, 300).Select(number => $"Victim{number}")];

        await tracker.KillAllAsync(victims);

        Assert.Equal(victims, await scene.Channel.WaitForVictimsAsync(victims.Length, TimeSpan.FromSeconds(20)));
        Assert.All(scene.Channel.Messages, message => Assert.InRange(PostedKills.TextLength(message), 1, 6000));
        Assert.InRange(scene.Channel.MessageCount, 3, 8);
        await scene.EndAsync();
    }

    [Fact]
    public async Task Names_of_any_length_fit()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var tracker = await scene.AddTrackerAsync(Long("R", 64));
        var slow = scene.Discord.Faults.Add(Fault.Delay(TimeSpan.FromSeconds(1)), request => request.IsCreateMessage);

        await KillAsync(0);
        await slow.WaitForHitAsync();
        for (var i = 1; i <= 10; i++)
        {
            await KillAsync(i);
        }

        await scene.Channel.WaitForMessagesAsync(2);
        slow = scene.Discord.Faults.Add(Fault.Delay(TimeSpan.FromSeconds(1)), request => request.IsCreateMessage);
        await KillAsync(11);
        await slow.WaitForHitAsync();
        for (var i = 12; i <= 40; i++)
        {
            await KillAsync(i);
        }

        var told = await scene.Channel.WaitForVictimsAsync(41, TimeSpan.FromSeconds(20));
        Assert.Equal(Enumerable.Range(0, 41), told.Select(name => int.Parse(name[1..4], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(scene.Channel.Messages, message => Assert.InRange(PostedKills.TextLength(message), 1, 6000));
        await scene.EndAsync();

        Task KillAsync(int number) => tracker.ReportAsync(new
        {
            victimId = Long($"V{number:000}", 64),
            weapon = Long("W", 200),
            location = Long("L", 200),
        });
    }

    [Fact]
    public async Task A_channel_that_hangs_delays_no_other()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var other = scene.Discord.AddGuild("Other");
        var quick = other.AddChannel("quick");
        await scene.AddFeedAsync(quick, admin: other.AddMember("admin of Other", FakePermissions.ManageGuild));
        var here = await scene.AddTrackerAsync("Rex");
        var there = await scene.AddTrackerAsync("Ann", guild: other);
        var hanging = scene.Discord.Faults.Add(
            Fault.Delay(TimeSpan.FromSeconds(3)), request => request.Path == $"/channels/{scene.Channel.Id}/messages");

        await here.KillAllAsync(Enumerable.Range(0, 50).Select(number => $"V{number}"));
        await hanging.WaitForHitAsync();
        await there.KillAsync("Prey");

        await quick.WaitForMessageAsync();
        Assert.Empty(scene.Channel.Messages);
        await scene.Channel.WaitForVictimsAsync(50);
        await scene.EndAsync();
    }

    [Fact]
    public async Task A_channel_that_is_never_idle_keeps_no_other_from_its_retry()
    {
        await using var scene = await Scene.StartWithFeedAsync(new FakeDiscordOptions { MessageLimit = 1000 });
        var other = scene.Discord.AddGuild("Other");
        var failing = other.AddChannel("failing");
        await scene.AddFeedAsync(failing, admin: other.AddMember("admin of Other", FakePermissions.ManageGuild));
        var here = await scene.AddTrackerAsync("Rex");
        var there = await scene.AddTrackerAsync("Ann", guild: other);
        scene.Discord.Faults.Add(Fault.Error(403, 50013), request => request.Path == $"/channels/{failing.Id}/messages");

        await there.KillAsync("Prey");
        var retried = failing.WaitForMessageAsync();
        for (var i = 1; !retried.IsCompleted; i++)
        {
            await here.KillAsync($"V{i}");
            await scene.Channel.WaitForVictimsAsync(i);
        }

        await retried;
        await scene.EndAsync("the next try is in");
    }

    private static string Long(string start, int length) => start.PadRight(length, '_');
}
