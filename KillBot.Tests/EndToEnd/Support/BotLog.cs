using Microsoft.Extensions.Logging;

namespace KillBot.Tests.EndToEnd.Support;

/// <summary>A line of the bot's log.</summary>
internal sealed record LogLine(LogLevel Level, string Category, string Message, Exception? Exception)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Level} {Category}: {Message} {Exception}";
}

/// <summary>What a bot has logged, to wait for and to look through at the end.</summary>
internal sealed class BotLog : ILoggerProvider
{
    private readonly Lock _gate = new();
    private readonly List<LogLine> _lines = [];
    private TaskCompletionSource _changed = NewPulse();

    public IReadOnlyList<LogLine> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    public async Task<LogLine> WaitForAsync(Func<LogLine, bool> predicate, TimeSpan? timeout = null)
    {
        using var expiry = new CancellationTokenSource(timeout ?? TimeSpan.FromSeconds(10));
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_lines.Find(line => predicate(line)) is { } found)
                {
                    return found;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(expiry.Token);
        }
    }

    /// <summary>Fails on warnings and worse whose text contains none of <paramref name="expected"/>.</summary>
    public void AssertQuiet(params IReadOnlyList<string> expected)
    {
        var unexpected = string.Join('\n', Lines.Where(line =>
            line.Level >= LogLevel.Warning && !expected.Any(text => line.ToString().Contains(text, StringComparison.Ordinal))));
        Assert.True(unexpected.Length == 0, unexpected);
    }

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private void Add(LogLine line)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _lines.Add(line);
            changed = _changed;
            _changed = NewPulse();
        }

        changed.SetResult();
    }

    private static TaskCompletionSource NewPulse() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Logger(BotLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Add(new LogLine(logLevel, category, formatter(state, exception), exception));
    }
}
