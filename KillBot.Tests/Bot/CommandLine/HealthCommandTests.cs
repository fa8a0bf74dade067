using KillBot.Bot.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KillBot.Tests.Bot.CommandLine;

public class HealthCommandTests
{
    [Theory]
    [InlineData(StatusCodes.Status200OK, 0)]
    [InlineData(StatusCodes.Status500InternalServerError, KillBotCommandLine.Failed)]
    public async Task The_exit_code_tells_what_the_server_answers(int status, int exitCode)
    {
        await using var server = await StartAsync(app => app.MapGet("/alive", () => Results.StatusCode(status)));

        Assert.Equal(exitCode, await KillBotCommandLine.RunAsync(["health", $"--urls={server.Urls.Single()}"]));
    }

    [Fact]
    public async Task A_server_that_is_gone_is_not_alive()
    {
        string address;
        await using (var server = await StartAsync(_ => { }))
        {
            address = server.Urls.Single();
        }

        Assert.Equal(KillBotCommandLine.Failed, await KillBotCommandLine.RunAsync(["health", $"--urls={address}"]));
    }

    [Fact]
    public async Task A_port_that_is_none_is_a_misuse() =>
        Assert.Equal(KillBotCommandLine.Misused, await KillBotCommandLine.RunAsync(["health", "--PORT=http", "--urls="]));

    private static async Task<WebApplication> StartAsync(Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        map(app);
        await app.StartAsync();
        return app;
    }
}
