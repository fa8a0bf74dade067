using KillBot.Domain.Data;
using KillBot.Domain.Feeds.Filters;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;

namespace KillBot.Domain.Feeds;

/// <summary>What filters ask about, answered by the writer's transaction.</summary>
internal static class FeedFactStatements
{
    extension(WriteTransaction transaction)
    {
        /// <summary>For use within this transaction.</summary>
        public IFeedFacts FeedFacts => new Facts(transaction);
    }

    private sealed class Facts(WriteTransaction transaction) : IFeedFacts
    {
        public bool IsMember(Guid serverId, FeedPerson person) =>
            person.PlayerId is { } player && transaction.Cached<PlayerServers>().Of(transaction, player).Contains(serverId);

        public bool MayName(Guid serverId, FeedPerson person) => person.PlayerId is not { } player || PrivacyOf(player) switch
        {
            Privacy.Public => true,
            Privacy.Server => IsMember(serverId, person),
            _ => false,
        };

        public int StreakOf(Kill kill) => transaction.StreakOf(kill);

        public FeedServer ServerOf(Guid serverId)
        {
            using var reader = transaction.Command("SELECT name, discord_id FROM servers WHERE id = @p0").Set(0, serverId).Query();
            return reader.Read() ? new FeedServer(reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetInt64(1)) : new FeedServer("", null);
        }

        private Privacy PrivacyOf(Guid playerId)
        {
            using var reader = transaction.Command("SELECT privacy FROM players WHERE id = @p0").Set(0, playerId).Query();
            return reader.Read() ? Enum.Parse<Privacy>(reader.GetString(0)) : Privacy.Private;
        }
    }
}
