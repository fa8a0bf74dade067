using System.Collections.Concurrent;
using KillBot.Discord.Gateway;
using Microsoft.Extensions.Logging;

namespace KillBot.Tests.Discord.Gateway;

public sealed class GatewayEventDispatcherTests : ILogger
{
    private readonly ConcurrentQueue<LogLevel> _logs = new();

    [Fact]
    public async Task Handlers_that_are_hopelessly_behind_lose_events_with_one_warning()
    {
        var handler = new RecordingHandler();
        var dispatcher = new GatewayEventDispatcher([handler], this);
        for (var shard = 0; shard < GatewayEventDispatcher.MostWaiting + 5; shard++)
        {
            dispatcher.Post(new Resumed { ShardId = shard });
        }

        using var stop = new CancellationTokenSource();
        var running = dispatcher.RunAsync(stop.Token);
        for (var shard = 0; shard < GatewayEventDispatcher.MostWaiting; shard++)
        {
            Assert.Equal(shard, (await handler.NextAsync()).ShardId);
        }

        dispatcher.Post(new Resumed { ShardId = -1 });
        Assert.Equal(-1, (await handler.NextAsync()).ShardId);
        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal([LogLevel.Warning], _logs);
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _logs.Enqueue(logLevel);
}
