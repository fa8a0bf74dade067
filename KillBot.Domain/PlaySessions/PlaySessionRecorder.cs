using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;

namespace KillBot.Domain.PlaySessions;

/// <summary>The way in for play sessions: of logs that are imported, uploaded or followed.</summary>
public sealed class PlaySessionRecorder
{
    private readonly DatabaseWriter _writer;

    internal PlaySessionRecorder(DatabaseWriter writer) => _writer = writer;

    /// <summary>
    /// Records a session of a player of Star Citizen, who is made when new. The same start again, from the same log read once
    /// more or further, extends the session and never shortens it. A session that ends before it starts, as logs of a clock that was set back
    /// tell it, is left out. It waits for its turn on the writer and ends when the session is on disk.
    /// </summary>
    /// <param name="player">The player's name, 1 to 64 characters, checked by the caller.</param>
    public Task RecordAsync(
        string player, DateTimeOffset startedAt, DateTimeOffset endedAt, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(player);
        return endedAt < startedAt
            ? Task.CompletedTask
            : _writer.ExecuteWhenPossibleAsync(transaction => transaction
                .Command("""
                    INSERT INTO play_sessions (player_id, started_at, ended_at) VALUES (@p0, @p1, @p2)
                    ON CONFLICT (player_id, started_at) DO UPDATE SET ended_at = max(ended_at, excluded.ended_at)
                    """)
                .Set(0, transaction.Cached<PlayerDirectory>().IdOf(transaction, Games.StarCitizen, player))
                .Set(1, startedAt).Set(2, endedAt)
                .Execute(), cancellationToken);
    }
}
