using KillBot.Bot.Hosting;
using KillBot.Tests.Support;
using Microsoft.Extensions.Options;

namespace KillBot.Tests.Auth;

public sealed class LoginSettingsTests
{
    [Theory]
    [InlineData("123", "", "", "belong together")]
    [InlineData("", "secret", "https://app.example.org/", "belong together")]
    [InlineData("123", "secret", "", "belong together")]
    [InlineData("my app", "secret", "https://app.example.org/", "Discord:ClientId")]
    [InlineData("123", "sec ret", "https://app.example.org/", "Discord:ClientSecret")]
    [InlineData("123", "secret", "app.example.org", "Discord:RedirectUri")]
    [InlineData("123", "secret", "ftp://app.example.org/", "Discord:RedirectUri")]
    [InlineData("123", "secret", "https://app.example.org/#here", "Discord:RedirectUri")]
    public async Task A_wrong_setting_stops_the_start_and_is_named_without_the_secret(string id, string secret, string redirect, string text)
    {
        using var folder = new TempFolder();
        await using var server = KillBotHost.BuildServer(
        [
            $"--Storage:ConnectionString=Data Source={folder.File("killbot.db")}",
            $"--Discord:ClientId={id}", $"--Discord:ClientSecret={secret}", $"--Discord:RedirectUri={redirect}",
        ]);

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(server.PrepareAsync);

        Assert.Contains(text, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sec ret", refusal.Message, StringComparison.Ordinal);
    }
}
