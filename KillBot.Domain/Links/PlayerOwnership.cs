using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;

namespace KillBot.Domain.Links;

/// <summary>Gives players to those who have proven to be them, and takes them from others.</summary>
internal static class PlayerOwnership
{
    private const string RevokeKeys = """
        UPDATE api_keys SET revoked_at = coalesce(revoked_at, @p2) WHERE player_id = @p0 AND user_id = @p1
        """;

    // The home server of a key that is nobody's is the operator's word.
    private const string LeaveServers = """
        DELETE FROM server_memberships WHERE player_id = @p0 AND NOT EXISTS (
            SELECT 1 FROM api_keys
            WHERE api_keys.player_id = @p0 AND api_keys.server_id = server_memberships.server_id AND revoked_at IS NULL)
        """;

    extension(WriteTransaction transaction)
    {
        /// <summary>
        /// Makes the player of a proven handle the account's, whoever had claimed it before, and returns both. The player keeps its places in
        /// servers, since the name is proven; places that came with a former owner go with them.
        /// </summary>
        public (Guid PlayerId, Guid? FormerOwner) ClaimProven(Guid userId, string handle)
        {
            var found = transaction.FindByProvenName(userId, handle, out var formerOfName);
            var playerId = found?.Id ?? transaction.Cached<PlayerDirectory>().IdOf(transaction, Games.StarCitizen, handle);
            var former = found?.UserId is { } owner && owner != userId ? owner : formerOfName;
            if (found?.UserId is { } other && other != userId)
            {
                transaction.Release(playerId, other);
            }

            transaction.ClaimPlayer(playerId, userId);
            transaction.ForgetCached();
            return (playerId, former);
        }

        /// <summary>
        /// Takes a player from an account: its keys of the account end, and it leaves the servers that it was in by the account. Who sees it
        /// stays as it was.
        /// </summary>
        public void Release(Guid playerId, Guid userId)
        {
            transaction.Command(RevokeKeys).Set(0, playerId).Set(1, userId).Set(2, transaction.Now).Execute();
            transaction.Command(LeaveServers).Set(0, playerId).Execute();
            transaction.Command("UPDATE players SET user_id = NULL WHERE id = @p0 AND user_id = @p1").Set(0, playerId).Set(1, userId).Execute();
            transaction.Command("DELETE FROM account_links WHERE player_id = @p0 AND user_id = @p1").Set(0, playerId).Set(1, userId).Execute();
            transaction.ForgetCached();
        }

        // Handles are given out again: whoever proves one is not the player who once had it and has another now.
        private Player? FindByProvenName(Guid userId, string handle, out Guid? formerOwner)
        {
            formerOwner = null;
            var key = Player.KeyOf(handle);
            var found = transaction.FindPlayer(Games.StarCitizen, key);
            if (found is null || found.NameKey == key || found.UserId == userId)
            {
                return found;
            }

            formerOwner = found.UserId;
            transaction.Command("DELETE FROM player_aliases WHERE game = @p0 AND name_key = @p1").Set(0, Games.StarCitizen).Set(1, key).Execute();
            transaction.ForgetCached();
            return null;
        }
    }
}
