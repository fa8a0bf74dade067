using KillBot.Domain.Data;
using KillBot.Domain.Notifications;
using KillBot.Domain.VRChat.Live;

namespace KillBot.Domain.Feeds;

/// <summary>Works on the feeds of a server, inside a transaction of the writer.</summary>
internal static class FeedStatements
{
    /// <summary>The columns that <see cref="Read"/> expects, in its order.</summary>
    public const string Columns = """
        f.id, f.server_id, f.number, f.channel_id, f.kind, f.filter, f.style, f.delay_seconds, f.mention_role_id, f.paused_at,
        f.created_by, f.created_at, f.changed_at
        """;

    private const string Select = $"SELECT {Columns} FROM feeds f WHERE f.server_id = @p0 ORDER BY f.number";

    private const string Upsert = """
        INSERT INTO feeds (
            id, server_id, number, channel_id, kind, filter, style, delay_seconds, mention_role_id, paused_at, created_by, created_at, changed_at)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12)
        ON CONFLICT (id) DO UPDATE SET
            channel_id = excluded.channel_id, kind = excluded.kind, filter = excluded.filter, style = excluded.style,
            delay_seconds = excluded.delay_seconds, mention_role_id = excluded.mention_role_id, paused_at = excluded.paused_at,
            changed_at = excluded.changed_at
        """;

    private const string SelectPosting = """
        SELECT 1 WHERE EXISTS (SELECT 1 FROM feeds WHERE channel_id = @p0 AND paused_at IS NULL AND style <> 'Live')
            OR EXISTS (SELECT 1 FROM vrchat_watches WHERE channel_id = @p0)
        """;

    extension(WriteTransaction transaction)
    {
        /// <summary>The feeds of a server by number.</summary>
        public List<Feed> FeedsOf(Guid serverId)
        {
            List<Feed> feeds = [];
            using var reader = transaction.Command(Select).Set(0, serverId).Query();
            while (reader.Read())
            {
                feeds.Add(Read(reader));
            }

            return feeds;
        }

        /// <summary>Adds a feed, or writes what has changed of it.</summary>
        public void SaveFeed(Feed feed)
        {
            transaction.Command(Upsert)
                .Set(0, feed.Id).Set(1, feed.ServerId).Set(2, (long)feed.Number).Set(3, feed.ChannelId).Set(4, feed.Kind.ToString())
                .Set(5, feed.Filter).Set(6, feed.Style.ToString()).Set(7, (long)feed.DelaySeconds).Set(8, feed.MentionRoleId)
                .Set(9, feed.PausedAt).Set(10, feed.CreatedBy).Set(11, feed.CreatedAt).Set(12, feed.ChangedAt)
                .Execute();
            transaction.ForgetCached();
        }

        public void DeleteFeed(Guid id)
        {
            transaction.Command("DELETE FROM feeds WHERE id = @p0").Set(0, id).Execute();
            transaction.ForgetCached();
        }

        /// <summary>
        /// Forgets what waits in a channel for a feed that posts there no more, also of a message that has not arrived, and everything once no feed is
        /// left that does.
        /// </summary>
        public void SilenceFeed(Guid feedId, long channelId, string reason)
        {
            var destination = Destination.DiscordChannel(channelId).ToString();
            transaction.Withdraw(destination, feedId, reason);
            transaction.AbandonUnused(channelId, reason);
        }

        /// <summary>Forgets what waits in a channel for a watch, and everything once nothing is left that posts there.</summary>
        public void SilenceWatch(Guid watchId, long channelId)
        {
            transaction.Command("DELETE FROM outbox_items WHERE destination = @p0 AND event = @p1 AND subject_id = @p2 AND message_id IS NULL")
                .Set(0, Destination.DiscordChannel(channelId).ToString()).Set(1, EventName.VRChatWatched).Set(2, watchId).Execute();
            transaction.AbandonUnused(channelId, "The watch was removed.");
        }

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

        /// <summary>Forgets what waits for the feeds of a server; the feeds stay, and what they show live stays as it is.</summary>
        public void AbandonFeeds(Guid serverId, string reason)
        {
            transaction.EndLiveMessages(serverId);
            foreach (var destination in transaction.DestinationsOf(serverId))
            {
                OutboxStore.Abandon(transaction, destination, reason);
            }
        }

        /// <summary>As <see cref="AbandonFeeds"/>, of kills; whatever else waits stays.</summary>
        public void AbandonKills(Guid serverId, string reason)
        {
            foreach (var destination in transaction.DestinationsOf(serverId))
            {
                transaction.Withdraw(destination, EventName.KillRecorded, reason);
            }
        }

        private IEnumerable<string> DestinationsOf(Guid serverId) =>
            transaction.FeedsOf(serverId).Select(feed => feed.Destination.ToString()).Concat(transaction.WatchChannelsOf(serverId)).Distinct();

        private List<string> WatchChannelsOf(Guid serverId)
        {
            List<string> channels = [];
            using var reader = transaction.Command("SELECT DISTINCT channel_id FROM vrchat_watches WHERE server_id = @p0 AND channel_id <> 0")
                .Set(0, serverId).Query();
            while (reader.Read())
            {
                channels.Add(Destination.DiscordChannel(reader.GetInt64(0)).ToString());
            }

            return channels;
        }

        private void AbandonUnused(long channelId, string reason)
        {
            using var reader = transaction.Command(SelectPosting).Set(0, channelId).Query();
            if (!reader.Read())
            {
                OutboxStore.Abandon(transaction, Destination.DiscordChannel(channelId).ToString(), reason);
            }
        }

        /// <summary>Whether a feed shows instances live in a channel.</summary>
        public bool HasLiveFeed(long channelId)
        {
            using var reader = transaction.Command("SELECT 1 FROM feeds WHERE channel_id = @p0 AND paused_at IS NULL AND style = 'Live'")
                .Set(0, channelId).Query();
            return reader.Read();
        }
    }

    /// <summary>The feed of a row of <see cref="Columns"/>.</summary>
    public static Feed Read(CommandReader reader) => new()
    {
        Id = reader.Id(0),
        ServerId = reader.Id(1),
        Number = reader.GetInt32(2),
        ChannelId = reader.GetInt64(3),
        Kind = Enum.Parse<FeedKind>(reader.GetString(4)),
        Filter = reader.TextOrNull(5),
        Style = Enum.Parse<FeedStyle>(reader.GetString(6)),
        DelaySeconds = reader.GetInt32(7),
        MentionRoleId = reader.IsDBNull(8) ? null : reader.GetInt64(8),
        PausedAt = reader.TimeOrNull(9),
        CreatedBy = reader.GetInt64(10),
        CreatedAt = reader.Time(11),
        ChangedAt = reader.Time(12),
    };
}
