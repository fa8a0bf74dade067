using KillBot.Bot.Hosting;
using KillBot.Tests.Support;
using Microsoft.Extensions.Options;

namespace KillBot.Tests.Bot.Hosting;

public class PublicUrlTests
{
    [Theory]
    [InlineData("killbot.example.org")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://killbot.example.org/?x=1")]
    [InlineData("https://user:pass@killbot.example.org")]
    public async Task An_address_that_nobody_could_call_stops_the_start(string address)
    {
        using var folder = new TempFolder();
        await using var server = KillBotHost.BuildServer(
            [$"--Storage:ConnectionString=Data Source={folder.File("killbot.db")}", $"--PublicUrl={address}"]);

        var refusal = await Assert.ThrowsAsync<OptionsValidationException>(server.PrepareAsync);

        Assert.Contains("PublicUrl must be", refusal.Message, StringComparison.Ordinal);
    }
}
