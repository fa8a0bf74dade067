using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Tests.EndToEnd;

/// <summary>Discord's API fails in all its ways: every kill is told exactly once.</summary>
public class DiscordFailureTests
{
    [Theory]
    [InlineData("500")]
    [InlineData("502 twice")]
    [InlineData("dropped before")]
    [InlineData("dropped after")]
    [InlineData("user")]
    [InlineData("global")]
    [InlineData("shared")]
    [InlineData("slow")]
    public async Task One_failure_costs_no_kill_and_doubles_none(string failure)
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var tracker = await scene.AddTrackerAsync("Rex");
        var fault = scene.Discord.Faults.Add(
            failure switch
            {
                "500" => Fault.Answer(500),
                "502 twice" => Fault.Answer(502),
                "dropped before" => Fault.DropBefore(),
                "dropped after" => Fault.DropAfter(),
                "slow" => Fault.Delay(TimeSpan.FromSeconds(1)),
                _ => Fault.RateLimit(TimeSpan.FromSeconds(0.7), failure),
            },
            request => request.IsCreateMessage,
            failure == "502 twice" ? 2 : 1);

        await tracker.KillAsync("First");
        await fault.WaitForHitAsync();
        await tracker.KillAsync("Second");

        Assert.Equal(["First", "Second"], await scene.Channel.WaitForVictimsAsync(2));
        await scene.EndAsync("tried again in", $"met a {failure} rate limit");
        Assert.Equal(["First", "Second"], scene.Channel.Victims);
    }
}

/// <summary>Failures that outlast what the client itself tries.</summary>
public class DiscordOutageTests
{
    [Fact]
    public async Task A_message_whose_answers_are_all_lost_is_still_posted_once()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var tracker = await scene.AddTrackerAsync("Rex");
        var lost = scene.Discord.Faults.Add(Fault.DropAfter(), request => request.IsCreateMessage, times: 6);

        await tracker.KillAsync("First");
        await scene.Discord.WaitForAsync(() => lost.Hits == 6, TimeSpan.FromSeconds(20));
        await tracker.KillAsync("Second");

        Assert.Equal(["First", "Second"], await scene.Channel.WaitForVictimsAsync(2));
        await scene.EndAsync("tried again in", "the next try is in");
        Assert.Equal(["First", "Second"], scene.Channel.Victims);
    }
}
