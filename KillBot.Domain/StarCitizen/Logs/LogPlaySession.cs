using KillBot.Domain.PlaySessions;

namespace KillBot.Domain.StarCitizen.Logs;

/// <summary>The time that a log's player played: from the login, or the first line, to the end of the game, or the last line.</summary>
internal sealed class LogPlaySession(PlaySessionRecorder recorder, TimeProvider timeProvider)
{
    /// <param name="player">Whose log it is; nothing is recorded while that is unknown.</param>
    public Task RecordAsync(
        string? player, GameLogSummary summary, GameLogStatistics lines, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        return PlayerHandle.IsValid(player)
            && (summary.LoginAt ?? lines.FirstTimestamp) is { } start && LogKillBatch.IsPlausible(start, now)
            && (summary.QuitAt ?? lines.LastTimestamp) is { } end && LogKillBatch.IsPlausible(end, now)
                ? recorder.RecordAsync(player!, start, end, cancellationToken)
                : Task.CompletedTask;
    }
}
