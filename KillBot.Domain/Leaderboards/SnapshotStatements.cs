using KillBot.Domain.Data;

namespace KillBot.Domain.Leaderboards;

/// <summary>Keeps the snapshots right when players are merged or deleted, inside a transaction of the writer.</summary>
/// <remarks>They have no index by player: there are two days of them, and this is rare.</remarks>
internal static class SnapshotStatements
{
    // Of two places the better one: a board on which both stood had one of them there.
    private const string Move = """
        INSERT INTO leaderboard_snapshots (day, server_id, period, type, player_id, public_rank, member_rank)
        SELECT day, server_id, period, type, @p1, public_rank, member_rank FROM leaderboard_snapshots WHERE player_id = @p0
        ON CONFLICT (day, server_id, period, type, player_id) DO UPDATE SET
            public_rank = min(coalesce(public_rank, excluded.public_rank), coalesce(excluded.public_rank, public_rank)),
            member_rank = min(member_rank, excluded.member_rank)
        """;

    private const string Delete = "DELETE FROM leaderboard_snapshots WHERE player_id = @p0";

    extension(WriteTransaction transaction)
    {
        /// <summary>Where <paramref name="from"/> stood <paramref name="to"/> has stood.</summary>
        public void MoveSnapshots(Guid from, Guid to)
        {
            transaction.Command(Move).Set(0, from).Set(1, to).Execute();
            transaction.DeleteSnapshots(from);
        }

        public void DeleteSnapshots(Guid player) => transaction.Command(Delete).Set(0, player).Execute();
    }
}
