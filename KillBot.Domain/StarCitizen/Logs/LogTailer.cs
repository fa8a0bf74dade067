using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.PlaySessions;
using Microsoft.Extensions.Logging;

namespace KillBot.Domain.StarCitizen.Logs;

/// <summary>
/// Follows the live logs of the configured folders and records what the game writes as news. It looks at length and beginning
/// of each file instead of listening to the file system, whose events are lost under load and on network drives.
/// </summary>
public sealed partial class LogTailer(
    LogDirectories directories,
    KillRecorder recorder,
    PlaySessionRecorder sessions,
    InstanceMemory memory,
    TimeProvider timeProvider,
    ILogger<LogTailer> logger) : IDisposable
{
    /// <summary>How often a follower should look.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<string, LiveLog> _logs = [];
    private readonly HashSet<string> _failing = [];

    /// <summary>Whether there is anything to follow.</summary>
    public bool IsOn => directories.All.Count > 0;

    /// <summary>Records what is new in all logs. What fails is told once, and tried again at the next call.</summary>
    public async Task PollAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            foreach (var directory in directories.All)
            {
                IReadOnlyList<LogPath> paths = [];
                await TryAsync(directory.Path, () =>
                {
                    paths = directory.ListLive();
                    return Task.CompletedTask;
                });
                foreach (var path in paths)
                {
                    await TryAsync(path.FullPath, () => LogAt(path).PollAsync(cancellationToken));
                }
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private LiveLog LogAt(LogPath path)
    {
        if (!_logs.TryGetValue(path.FullPath, out var log))
        {
            var key = LogPosition.KeyOf(path);
            log = new LiveLog(
                path,
                async () => LogPosition.Parse(await memory.RecallAsync(key, CancellationToken.None)),
                (head, recordedUntil) => new LogTail(
                    head, recordedUntil, new LogKillBatch(recorder, isNews: true), new LogPlaySession(sessions, timeProvider), timeProvider,
                    position => memory.RememberAsync(key, position.ToJson())));
            _logs.Add(path.FullPath, log);
        }

        return log;
    }

    private async Task TryAsync(string path, Func<Task> poll)
    {
        try
        {
            await poll();
        }
        catch (OperationCanceledException)
        {
            throw;
        }
#pragma warning disable CA1031 // One log must not keep the others from being followed, whatever is wrong with it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (_failing.Add(path))
            {
                Log.Failing(logger, path, exception.Message);
                Log.Cause(logger, exception);
            }

            return;
        }

        if (_failing.Remove(path))
        {
            Log.Recovered(logger, path);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Path} cannot be followed: {Reason} It is tried again every second.")]
        public static partial void Failing(ILogger logger, string path, string reason);

        [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "The cause:")]
        public static partial void Cause(ILogger logger, Exception exception);

        [LoggerMessage(EventId = 3, Level = LogLevel.Information, Message = "{Path} is followed again.")]
        public static partial void Recovered(ILogger logger, string path);
    }
}
