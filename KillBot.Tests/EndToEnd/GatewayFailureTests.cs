using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Tests.EndToEnd;

/// <summary>The gateway fails in all its ways: kills are told meanwhile, and commands work again afterwards.</summary>
public class GatewayFailureTests
{
    [Theory]
    [InlineData("drop", true)]
    [InlineData("reconnect", true)]
    [InlineData("invalid but resumable", true)]
    [InlineData("invalid", false)]
    [InlineData("closed", true)]
    [InlineData("timed out", false)]
    [InlineData("zombie", true)]
    public async Task The_bot_comes_back(string failure, bool bySession)
    {
        var isZombie = failure == "zombie";
        await using var scene = await Scene.StartWithFeedAsync(new FakeDiscordOptions
        {
            HeartbeatInterval = isZombie ? TimeSpan.FromSeconds(0.5) : TimeSpan.FromSeconds(41.25),
        });
        var tracker = await scene.AddTrackerAsync("Rex");
        var gateway = scene.Discord.Gateway;
        switch (failure)
        {
            case "drop": gateway.DropConnections(); break;
            case "reconnect": gateway.SendReconnect(); break;
            case "invalid but resumable": gateway.InvalidateSession(resumable: true); break;
            case "invalid": gateway.InvalidateSession(resumable: false); break;
            case "closed": gateway.CloseWith(4000); break;
            case "timed out": gateway.CloseWith(4009); break;
            case "zombie": gateway.AcknowledgesHeartbeats = false; break;
        }

        await tracker.KillAsync("First");
        await scene.Channel.WaitForVictimsAsync(1);
        await scene.Discord.WaitForAsync(() => bySession ? gateway.Resumes > 0 : gateway.Identifies > 1, what: "the bot's return");
        gateway.AcknowledgesHeartbeats = true;
        await tracker.KillAsync("Second");

        var answer = await scene.RunAsync(scene.Admin, "ping");
        Assert.StartsWith("Pong.", answer.Content, StringComparison.Ordinal);
        Assert.Equal(["First", "Second"], await scene.Channel.WaitForVictimsAsync(2));
        await scene.EndAsync();
    }
}
