using KillBot.Domain.Data;
using KillBot.Domain.Feeds.Filters;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;

namespace KillBot.Domain.Feeds;

/// <summary>What filters ask about, answered by the writer's transaction.</summary>
internal static class FeedFactStatements
{
    private const string SelectLinked = """
        SELECT u.id, u.privacy FROM account_links l JOIN users u ON u.id = l.user_id WHERE l.kind = 'VRChat' AND l.subject = @p0
        """;

    private const string SelectMember = """
        SELECT 1 WHERE EXISTS (SELECT 1 FROM server_members WHERE server_id = @p0 AND user_id = @p1)
            OR EXISTS (SELECT 1 FROM players p JOIN server_memberships m ON m.player_id = p.id WHERE p.user_id = @p1 AND m.server_id = @p0)
        """;

    private const string SelectServer = """
        SELECT name, discord_id, privacy FROM servers LEFT JOIN server_settings ON server_id = id WHERE id = @p0
        """;

    extension(WriteTransaction transaction)
    {
        /// <summary>For use within this transaction.</summary>
        public IFeedFacts FeedFacts => new Facts(transaction);
    }

    private sealed class Facts(WriteTransaction transaction) : IFeedFacts
    {
        public bool IsMember(Guid serverId, FeedPerson person) => person.PlayerId is { } player
            ? transaction.Cached<PlayerServers>().Of(transaction, player).Contains(serverId)
            : LinkedTo(person) is { } account && IsMember(serverId, account.Id);

        public bool MayName(Guid serverId, FeedPerson person) =>
            (person.PlayerId is { } player ? PrivacyOf(player) : LinkedTo(person)?.Privacy) switch
            {
                null or Privacy.Public => true,
                Privacy.Server => IsMember(serverId, person),
                _ => false,
            };

        public int StreakOf(Kill kill) => transaction.StreakOf(kill);

        public FeedServer ServerOf(Guid serverId)
        {
            using var reader = transaction.Command(SelectServer).Set(0, serverId).Query();
            return reader.Read()
                ? new FeedServer(reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetInt64(1), reader.TextOrNull(2) is not (null or nameof(Privacy.Public)))
                : new FeedServer("", null);
        }

        // Whoever has proven to be a user of VRChat; everybody else there is a stranger.
        private (Guid Id, Privacy Privacy)? LinkedTo(FeedPerson person)
        {
            if (person.VRChatUserId is not { } userId)
            {
                return null;
            }

            using var reader = transaction.Command(SelectLinked).Set(0, userId).Query();
            return reader.Read() ? (reader.Id(0), Enum.Parse<Privacy>(reader.GetString(1))) : null;
        }

        private bool IsMember(Guid serverId, Guid accountId)
        {
            using var reader = transaction.Command(SelectMember).Set(0, serverId).Set(1, accountId).Query();
            return reader.Read();
        }

        private Privacy PrivacyOf(Guid playerId)
        {
            using var reader = transaction.Command("SELECT privacy FROM players WHERE id = @p0").Set(0, playerId).Query();
            return reader.Read() ? Enum.Parse<Privacy>(reader.GetString(0)) : Privacy.Private;
        }
    }
}
