using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.Logs;
using KillBot.Domain.PlaySessions;
using Microsoft.Extensions.Logging;

namespace KillBot.Domain.StarCitizen.Logs;

/// <summary>
/// Follows the live logs of the configured folders and records what the game writes as news. It looks at length and beginning
/// of each file instead of listening to the file system, whose events are lost under load and on network drives.
/// </summary>
public sealed class LogTailer(
    LogDirectories directories,
    KillRecorder recorder,
    PlaySessionRecorder sessions,
    InstanceMemory memory,
    TimeProvider timeProvider,
    ILogger<LogTailer> logger) : ILogTailer, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<string, LiveLog> _logs = [];
    private readonly FollowAttempts _attempts = new(logger);

    /// <inheritdoc/>
    public bool IsOn => directories.All.Count > 0;

    /// <inheritdoc/>
    public async Task PollAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            foreach (var directory in directories.All)
            {
                IReadOnlyList<LogPath> paths = [];
                await _attempts.TryAsync(directory.Path, () =>
                {
                    paths = directory.ListLive();
                    return Task.CompletedTask;
                });
                foreach (var path in paths)
                {
                    await _attempts.TryAsync(path.FullPath, () => LogAt(path).PollAsync(cancellationToken));
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
            var key = $"star_citizen.log:{path.FullPath}";
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
}
