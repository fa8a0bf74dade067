using KillBot.Domain.Data;
using KillBot.Domain.Notifications;
using KillBot.Domain.Servers;

namespace KillBot.Domain.Webhooks;

/// <summary>Reads what <see cref="WebhookAudience"/> keeps, inside a transaction of the writer.</summary>
internal static class WebhookAudienceStatements
{
    private const string SelectActive = """
        SELECT w.id, w.user_id, w.events, w.scope, w.server_id, u.discord_id, u.is_admin
        FROM webhooks w JOIN users u ON u.id = w.user_id
        WHERE w.is_active = 1
        ORDER BY w.id
        """;

    private const string SelectPlayers = """
        SELECT user_id, id FROM players WHERE user_id IN (SELECT user_id FROM webhooks WHERE is_active = 1)
        """;

    private const string SelectServers = """
        SELECT user_id, server_id, is_owner, permissions FROM server_members
        WHERE user_id IN (SELECT user_id FROM webhooks WHERE is_active = 1)
        UNION ALL
        SELECT p.user_id, m.server_id, 0, 0 FROM players p JOIN server_memberships m ON m.player_id = p.id
        WHERE p.user_id IN (SELECT user_id FROM webhooks WHERE is_active = 1)
        """;

    extension(WriteTransaction transaction)
    {
        /// <param name="administrators">Discord ids of administrators, beside those whose accounts say so.</param>
        public IReadOnlyList<ActiveWebhook> ReadActiveWebhooks(ICollection<long> administrators)
        {
            List<ActiveWebhook> webhooks = [];
            using var reader = transaction.Command(SelectActive).Query();
            while (reader.Read())
            {
                webhooks.Add(new ActiveWebhook(
                    Destination.Webhook(reader.Id(0)).ToString(),
                    reader.Id(1),
                    reader.GetString(2).Split(' '),
                    Enum.Parse<WebhookScope>(reader.GetString(3)),
                    reader.IdOrNull(4),
                    reader.GetBoolean(6) || administrators.Contains(reader.GetInt64(5))));
            }

            return webhooks;
        }

        /// <summary>The players of accounts with webhooks.</summary>
        public ILookup<Guid, Guid> ReadPlayersOfOwners()
        {
            List<(Guid UserId, Guid PlayerId)> players = [];
            using var reader = transaction.Command(SelectPlayers).Query();
            while (reader.Read())
            {
                players.Add((reader.Id(0), reader.Id(1)));
            }

            return players.ToLookup(player => player.UserId, player => player.PlayerId);
        }

        /// <summary>The servers that accounts with webhooks belong to, by themselves or by a player, and those that they manage.</summary>
        public (ILookup<Guid, Guid> Servers, HashSet<(Guid UserId, Guid ServerId)> Managed) ReadServersOfOwners()
        {
            HashSet<(Guid UserId, Guid ServerId)> servers = [];
            HashSet<(Guid UserId, Guid ServerId)> managed = [];
            using var reader = transaction.Command(SelectServers).Query();
            while (reader.Read())
            {
                var belongs = (reader.Id(0), reader.Id(1));
                servers.Add(belongs);
                if (ServerMember.Manages(reader.GetBoolean(2), reader.GetInt64(3)))
                {
                    managed.Add(belongs);
                }
            }

            return (servers.ToLookup(server => server.UserId, server => server.ServerId), managed);
        }
    }
}

/// <param name="IsAdministrator">Its owner may look into every server.</param>
internal sealed record ActiveWebhook(
    string Destination, Guid UserId, string[] Events, WebhookScope Scope, Guid? ServerId, bool IsAdministrator)
{
    /// <summary>Whether the owner may look into a server without belonging to it.</summary>
    public bool MaySee(Guid serverId) => IsAdministrator || serverId == Server.DefaultId;
}
