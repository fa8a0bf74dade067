using KillBot.Bot.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KillBot.Tests.EndToEnd.Support;

/// <summary>The real host, within the process of the tests.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningBot(WebApplication app) => _app = app;

    public BotLog Log { get; } = new();

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    public static async Task<RunningBot> StartAsync(params IReadOnlyList<string> settings)
    {
        var bot = new RunningBot(KillBotHost.BuildServer(
        [
            .. settings,
            "--urls=http://127.0.0.1:0",
            "--RateLimits:Enabled=false",
            "--Logging:Console:LogLevel:Default=None",
        ]));
        bot.Services.GetRequiredService<ILoggerFactory>().AddProvider(bot.Log);
        await bot._app.PrepareAsync();
        await bot._app.StartAsync();
        return bot;
    }

    public Task StopAsync() => _app.StopAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
