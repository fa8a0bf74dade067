using KillBot.Bot.Hosting;
using KillBot.Tests.Support;
using Microsoft.Extensions.Options;

namespace KillBot.Tests.VRChat;

/// <summary>Settings of VRChat that cannot work stop the start.</summary>
public sealed class VRChatSettingsTests
{
    [Theory]
    [InlineData("VRChat:ApiBaseUrl", "api.vrchat.cloud/api/1")]
    [InlineData("VRChat:ApiBaseUrl", "ftp://api.vrchat.cloud/api/1")]
    [InlineData("VRChat:ApiBaseUrl", "https://api.vrchat.cloud/api/1?x=1")]
    [InlineData("VRChat:ApiBaseUrl", "https://user:pass@api.vrchat.cloud/api/1")]
    [InlineData("VRChat:ServerId", "My server")]
    [InlineData("VRChat:ServerId", "server_1")]
    [InlineData("VRChat:ServerId", "-1")]
    [InlineData("VRChat:ServerId", "0")]
    [InlineData("VRChat:ServerId", "99999999999999999999")]
    [InlineData("VRChat:Contact", "me")]
    [InlineData("VRChat:Contact", "me @example.org")]
    [InlineData("VRChat:Contact", "me@example.org)")]
    [InlineData("VRChat:Contact", "mé@example.org")]
    public async Task A_wrong_one_is_named(string key, string value)
    {
        using var folder = new TempFolder();
        await using var server = KillBotHost.BuildServer(
            [$"--Storage:ConnectionString=Data Source={folder.File("killbot.db")}", $"--{key}={value}"]);

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(server.PrepareAsync);

        Assert.Contains(key, refusal.Message, StringComparison.Ordinal);
    }
}
