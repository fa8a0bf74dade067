using System.Globalization;
using KillBot.Domain.Data;
using KillBot.Domain.Users;

namespace KillBot.Domain.Players;

/// <summary>Ties players to accounts and servers, inside a transaction of the writer.</summary>
internal static class MembershipStatements
{
    extension(WriteTransaction transaction)
    {
        /// <summary>
        /// Gives a player to the account with a Discord id and returns the account's id. The player takes on the account's privacy
        /// and belongs to the account's servers from then on.
        /// </summary>
        /// <exception cref="UnknownUserException">No account has this Discord id.</exception>
        /// <exception cref="PlayerClaimedException">The player belongs to another account.</exception>
        public Guid ClaimPlayer(Guid playerId, long discordId)
        {
            var userId = transaction.UserOf(discordId);
            transaction.ClaimPlayer(playerId, userId);
            return userId;
        }

        /// <summary>Gives a player to an account, as above.</summary>
        /// <exception cref="PlayerClaimedException">The player belongs to another account.</exception>
        public void ClaimPlayer(Guid playerId, Guid userId)
        {
            var claimed = transaction
                .Command("""
                    UPDATE players SET
                        privacy = CASE WHEN user_id IS NULL THEN (SELECT privacy FROM users WHERE id = @p1) ELSE privacy END,
                        user_id = @p1
                    WHERE id = @p0 AND (user_id IS NULL OR user_id = @p1)
                    """)
                .Set(0, playerId).Set(1, userId).Execute();
            if (claimed != 1)
            {
                throw new PlayerClaimedException();
            }

            transaction.JoinServersOfAccount(userId);
        }

        /// <summary>
        /// Takes a player out of the servers in which an account was not seen, before the account claims the player by nothing but
        /// the name: it must not lead into anybody's server.
        /// </summary>
        public void LeaveServersWithout(Guid playerId, Guid userId) => transaction
            .Command("""
                DELETE FROM server_memberships
                WHERE player_id = @p0 AND server_id NOT IN (SELECT server_id FROM server_members WHERE user_id = @p1)
                """)
            .Set(0, playerId).Set(1, userId).Execute();

        /// <summary>
        /// A player who belongs to nobody and hides: whoever let go of it wanted that. Nothing but a proof gives it to an account, which
        /// would see, and could show, what was hidden.
        /// </summary>
        public bool HidesWithoutOwner(Guid playerId)
        {
            using var reader = transaction.Command("SELECT 1 FROM players WHERE id = @p0 AND user_id IS NULL AND privacy <> 'Public'")
                .Set(0, playerId).Query();
            return reader.Read();
        }

        /// <summary>The id of the account with a Discord id.</summary>
        /// <exception cref="UnknownUserException">No account has this Discord id.</exception>
        public Guid UserOf(long discordId)
        {
            using var reader = transaction.Command("SELECT id FROM users WHERE discord_id = @p0").Set(0, discordId).Query();
            return reader.Read() ? reader.Id(0) : throw new UnknownUserException(discordId);
        }

        /// <summary>The name of a player, and the account that it belongs to.</summary>
        public (string Name, Guid? UserId) OwnerOf(Guid playerId)
        {
            using var reader = transaction.Command("SELECT name, user_id FROM players WHERE id = @p0").Set(0, playerId).Query();
            reader.Read();
            return (reader.GetString(0), reader.IdOrNull(1));
        }

        /// <summary>Makes an account's players members of the servers that the account was seen in; returns how many joined.</summary>
        public int JoinServersOfAccount(Guid userId) => transaction
            .Command("""
                INSERT OR IGNORE INTO server_memberships (player_id, server_id)
                SELECT players.id, server_members.server_id
                FROM players JOIN server_members ON server_members.user_id = players.user_id
                WHERE players.user_id = @p0
                """)
            .Set(0, userId).Execute();

        /// <summary>Makes a player a member of a guild, which is made when it is new, and returns the server's id.</summary>
        public Guid JoinServer(Guid playerId, long guildId)
        {
            var serverId = transaction.ServerOf(guildId);
            transaction.Command("INSERT OR IGNORE INTO server_memberships (player_id, server_id) VALUES (@p0, @p1)")
                .Set(0, playerId).Set(1, serverId).Execute();
            return serverId;
        }

        /// <summary>The server of a guild; a new one bears the snowflake as its name until the gateway tells the name.</summary>
        public Guid ServerOf(long guildId)
        {
            using (var reader = transaction.Command("SELECT id FROM servers WHERE discord_id = @p0").Set(0, guildId).Query())
            {
                if (reader.Read())
                {
                    return reader.Id(0);
                }
            }

            var id = Guid.CreateVersion7(transaction.Now);
            transaction.Command("INSERT INTO servers (id, discord_id, name, is_active, created_at) VALUES (@p0, @p1, @p2, 1, @p3)")
                .Set(0, id).Set(1, guildId).Set(2, guildId.ToString(CultureInfo.InvariantCulture)).Set(3, transaction.Now)
                .Execute();
            return id;
        }
    }
}
