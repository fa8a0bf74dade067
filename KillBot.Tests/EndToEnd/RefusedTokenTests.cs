using System.Net;
using KillBot.Tests.EndToEnd.Support;
using Microsoft.Extensions.Logging;

namespace KillBot.Tests.EndToEnd;

/// <summary>A bot token that Discord does not take, or takes no more.</summary>
public class RefusedTokenTests
{
    [Fact]
    public async Task A_wrong_token_is_told_once_and_kills_are_kept_for_the_right_one()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var key = await scene.CreateKeyAsync("Rex");
        await scene.StopBotAsync();
        var before = scene.Discord.Requests.Count;

        await scene.StartBotAsync("--Discord:Token=wrong");
        await scene.Bot.Log.WaitForAsync(line => line.Level == LogLevel.Critical);
        var tracker = scene.Connect(key);
        await tracker.KillAsync("First");
        await scene.Bot.Log.WaitForAsync(line => line.Message.Contains("the next try is in", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await tracker.GetStatusAsync("/alive"));
        Assert.Contains("Discord:Token", Assert.Single(scene.Bot.Log.Lines, line => line.Level == LogLevel.Critical).Message, StringComparison.Ordinal);
        await scene.StopBotAsync("Discord:Token", "the next try is in");
        Assert.Equal(before + 1, scene.Discord.Requests.Count);

        await scene.StartBotAsync();
        Assert.Equal(["First"], await scene.Channel.WaitForVictimsAsync(1));
        await scene.StopBotAsync();
    }

    [Fact]
    public async Task A_token_that_is_refused_later_is_told_once_too()
    {
        await using var scene = await Scene.StartWithFeedAsync();
        var tracker = await scene.AddTrackerAsync("Rex");
        var connects = scene.Discord.Gateway.Connects;

        scene.Discord.Gateway.CloseWith(4004, "Authentication failed.");
        await scene.Bot.Log.WaitForAsync(line => line.Level == LogLevel.Critical);
        var before = scene.Discord.Requests.Count;
        await tracker.KillAsync("First");
        await scene.Bot.Log.WaitForAsync(line => line.Message.Contains("the next try is in", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, await tracker.GetStatusAsync("/alive"));

        Assert.Single(scene.Bot.Log.Lines, line => line.Level == LogLevel.Critical);
        Assert.Equal(before, scene.Discord.Requests.Count);
        Assert.Equal(connects, scene.Discord.Gateway.Connects);
        await scene.EndAsync("Discord:Token", "the next try is in");
    }
}
