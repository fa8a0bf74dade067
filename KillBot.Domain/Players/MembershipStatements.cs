using System.Globalization;
using KillBot.Domain.Data;
using KillBot.Domain.Users;

namespace KillBot.Domain.Players;

/// <summary>Ties players to accounts and servers, inside a transaction of the writer.</summary>
internal static class MembershipStatements
{
    extension(WriteTransaction transaction)
    {
        /// <summary>Gives a player to the account with a Discord id and returns the account's id.</summary>
        public Guid ClaimPlayer(Guid playerId, long discordId)
        {
            Guid userId;
            using (var reader = transaction.Command("SELECT id FROM users WHERE discord_id = @p0").Set(0, discordId).Query())
            {
                userId = reader.Read() ? reader.Id(0) : throw new UnknownUserException(discordId);
            }

            var claimed = transaction
                .Command("UPDATE players SET user_id = @p1 WHERE id = @p0 AND (user_id IS NULL OR user_id = @p1)")
                .Set(0, playerId).Set(1, userId).Execute();
            return claimed == 1 ? userId : throw new PlayerClaimedException();
        }

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
