using System.Globalization;
using KillBot.Domain.Data;
using KillBot.Domain.Servers;

namespace KillBot.Domain.Logins;

/// <summary>Stores in which guilds an account is, as a login tells it.</summary>
internal static class GuildStatements
{
    // What the gateway tells of a guild with the bot in it is newer than what a login tells.
    private const string UpdateServer = """
        UPDATE servers SET
            name = CASE WHEN is_active = 0 OR name = @p1 THEN @p2 ELSE name END,
            icon = CASE WHEN is_active = 0 THEN @p3 ELSE coalesce(icon, @p3) END,
            owner_discord_id = CASE WHEN is_active = 0 THEN coalesce(@p4, owner_discord_id) ELSE coalesce(owner_discord_id, @p4) END
        WHERE discord_id = @p0
        """;

    private const string InsertServer = """
        INSERT INTO servers (id, discord_id, name, icon, owner_discord_id, is_active, created_at) VALUES (@p0, @p1, @p2, @p3, @p4, 0, @p5)
        """;

    // The home server of a key is the operator's word, not a login's.
    private const string LeaveWithPlayers = """
        DELETE FROM server_memberships
        WHERE server_id = @p0 AND player_id IN (SELECT id FROM players WHERE user_id = @p1)
            AND NOT EXISTS (
                SELECT 1 FROM api_keys
                WHERE api_keys.player_id = server_memberships.player_id AND api_keys.server_id = @p0 AND revoked_at IS NULL)
        """;

    extension(WriteTransaction transaction)
    {
        /// <summary>Notes the guilds of an account; it has left those that it was in before and that are not among them.</summary>
        public void ReplaceGuilds(Guid userId, long discordId, IReadOnlyList<DiscordGuild> guilds)
        {
            var left = transaction.ServersOfAccount(userId);
            foreach (var guild in guilds)
            {
                var serverId = transaction.SaveServer(guild, guild.IsOwner ? discordId : null);
                transaction.SeeMember(serverId, userId, guild.IsOwner, guild.Permissions);
                left.Remove(serverId);
            }

            foreach (var serverId in left)
            {
                transaction.Command("DELETE FROM server_members WHERE server_id = @p0 AND user_id = @p1")
                    .Set(0, serverId).Set(1, userId).Execute();
                transaction.Command(LeaveWithPlayers).Set(0, serverId).Set(1, userId).Execute();
                transaction.ForgetCached();
            }
        }

        private HashSet<Guid> ServersOfAccount(Guid userId)
        {
            HashSet<Guid> servers = [];
            using var reader = transaction.Command("SELECT server_id FROM server_members WHERE user_id = @p0").Set(0, userId).Query();
            while (reader.Read())
            {
                servers.Add(reader.Id(0));
            }

            return servers;
        }

        private Guid SaveServer(DiscordGuild guild, long? ownerId)
        {
            var snowflake = guild.Id.ToString(CultureInfo.InvariantCulture);
            if (transaction.Command(UpdateServer)
                .Set(0, guild.Id).Set(1, snowflake).Set(2, guild.Name).Set(3, guild.Icon).Set(4, ownerId).Execute() == 0)
            {
                var id = Guid.CreateVersion7(transaction.Now);
                transaction.Command(InsertServer)
                    .Set(0, id).Set(1, guild.Id).Set(2, guild.Name).Set(3, guild.Icon).Set(4, ownerId).Set(5, transaction.Now).Execute();
                return id;
            }

            using var reader = transaction.Command("SELECT id FROM servers WHERE discord_id = @p0").Set(0, guild.Id).Query();
            reader.Read();
            return reader.Id(0);
        }
    }
}
