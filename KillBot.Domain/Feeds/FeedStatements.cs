using KillBot.Domain.Data;
using KillBot.Domain.Notifications;

namespace KillBot.Domain.Feeds;

/// <summary>Works on the feeds of a server, inside a transaction of the writer.</summary>
internal static class FeedStatements
{
    extension(WriteTransaction transaction)
    {
        /// <summary>The servers whose feeds a channel has.</summary>
        public IReadOnlyList<Guid> ServersOfFeeds(long channelId)
        {
            List<Guid> servers = [];
            using var reader = transaction.Command("SELECT DISTINCT server_id FROM feeds WHERE channel_id = @p0").Set(0, channelId).Query();
            while (reader.Read())
            {
                servers.Add(reader.Id(0));
            }

            return servers;
        }

        /// <summary>Forgets what waits for the feeds of a server; the feeds stay.</summary>
        public void AbandonFeeds(Guid serverId, string reason)
        {
            List<long> channels = [];
            using (var reader = transaction.Command("SELECT DISTINCT channel_id FROM feeds WHERE server_id = @p0").Set(0, serverId).Query())
            {
                while (reader.Read())
                {
                    channels.Add(reader.GetInt64(0));
                }
            }

            foreach (var channel in channels)
            {
                OutboxStore.Abandon(transaction, Destination.DiscordChannel(channel).ToString(), reason);
            }
        }
    }
}
