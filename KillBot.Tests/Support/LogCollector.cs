using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace KillBot.Tests.Support;

/// <summary>Keeps the warnings and errors that an app logs, so that a test can demand that there are none.</summary>
public sealed class LogCollector : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = [];

    public IReadOnlyCollection<string> Lines => _lines;

    public void AssertQuiet()
    {
        string[] lines = [.. _lines];
        _lines.Clear();
        Assert.True(lines.Length == 0, string.Join('\n', lines));
    }

    /// <summary>Takes note of what a test provokes on purpose.</summary>
    public void AssertLogged(string text)
    {
        Assert.Contains(_lines, line => line.Contains(text, StringComparison.Ordinal));
        _lines.Clear();
    }

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

    public void Dispose()
    {
    }

    private sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
