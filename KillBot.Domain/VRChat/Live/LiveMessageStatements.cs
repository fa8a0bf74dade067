using KillBot.Domain.Data;

namespace KillBot.Domain.VRChat.Live;

/// <summary>Reads and writes live messages inside a transaction of the writer.</summary>
internal static class LiveMessageStatements
{
    private const string Columns =
        "id, feed_id, server_id, channel_id, instance_key, session_id, started_at, ended_at, message_id, deletions, shown, edited_at";

    private const string Upsert = $"""
        INSERT INTO vrchat_live_messages ({Columns}) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11)
        ON CONFLICT (id) DO UPDATE SET
            feed_id = excluded.feed_id, ended_at = excluded.ended_at, message_id = excluded.message_id, deletions = excluded.deletions,
            shown = excluded.shown, edited_at = excluded.edited_at
        """;

    private const string SelectById = $"SELECT {Columns} FROM vrchat_live_messages WHERE id = @p0";

    private const string SelectOpen = $"SELECT {Columns} FROM vrchat_live_messages WHERE instance_key = @p0 AND ended_at IS NULL";

    private const string SelectOpenOfFeed = $"SELECT {Columns} FROM vrchat_live_messages WHERE feed_id = @p0 AND ended_at IS NULL";

    private const string SelectLast = $"""
        SELECT {Columns} FROM vrchat_live_messages WHERE instance_key = @p0 AND channel_id = @p1 ORDER BY started_at DESC, id DESC LIMIT 1
        """;

    private const string SelectClosed = $"""
        SELECT {Columns} FROM vrchat_live_messages WHERE instance_key = @p0 AND ended_at >= @p1 AND started_at <= @p2
        """;

    private const string EndOfServer = "UPDATE vrchat_live_messages SET ended_at = @p1 WHERE server_id = @p0 AND ended_at IS NULL";

    private const string DeleteOld = "DELETE FROM vrchat_live_messages WHERE ended_at < @p0";

    extension(WriteTransaction transaction)
    {
        /// <summary>Adds a message, or writes what has changed of it.</summary>
        public void SaveLiveMessage(LiveMessage message) => transaction.Command(Upsert)
            .Set(0, message.Id).Set(1, message.FeedId).Set(2, message.ServerId).Set(3, message.ChannelId).Set(4, message.InstanceKey)
            .Set(5, message.SessionId).Set(6, message.StartedAt).Set(7, message.EndedAt).Set(8, message.MessageId)
            .Set(9, (long)message.Deletions).Set(10, message.Shown).Set(11, message.EditedAt)
            .Execute();

        public LiveMessage? FindLiveMessage(Guid id) => ReadAll(transaction.Command(SelectById).Set(0, id)).FirstOrDefault();

        /// <summary>The messages that show an instance now, in all channels.</summary>
        public List<LiveMessage> FindOpenLiveMessages(byte[] instanceKey) => ReadAll(transaction.Command(SelectOpen).Set(0, instanceKey));

        public List<LiveMessage> FindOpenLiveMessages(Guid feedId) => ReadAll(transaction.Command(SelectOpenOfFeed).Set(0, feedId));

        /// <summary>The message of a channel that shows an instance now, or did so last.</summary>
        public LiveMessage? FindLastLiveMessage(byte[] instanceKey, long channelId) =>
            ReadAll(transaction.Command(SelectLast).Set(0, instanceKey).Set(1, channelId)).FirstOrDefault();

        /// <summary>The messages that showed an instance at some moment from one time to another, and are closed.</summary>
        public List<LiveMessage> FindClosedLiveMessages(byte[] instanceKey, DateTimeOffset from, DateTimeOffset to) =>
            ReadAll(transaction.Command(SelectClosed).Set(0, instanceKey).Set(1, from).Set(2, to));

        /// <summary>Leaves the messages of a server as they are.</summary>
        public void EndLiveMessages(Guid serverId) => transaction.Command(EndOfServer).Set(0, serverId).Set(1, transaction.Now).Execute();

        public int DeleteLiveMessages(DateTimeOffset endedBefore) => transaction.Command(DeleteOld).Set(0, endedBefore).Execute();
    }

    private static List<LiveMessage> ReadAll(PreparedCommand command)
    {
        List<LiveMessage> found = [];
        using var reader = command.Query();
        while (reader.Read())
        {
            found.Add(Read(reader));
        }

        return found;
    }

    private static LiveMessage Read(CommandReader reader) => new()
    {
        Id = reader.Id(0),
        FeedId = reader.Id(1),
        ServerId = reader.Id(2),
        ChannelId = reader.GetInt64(3),
        InstanceKey = reader.Blob(4),
        SessionId = reader.Id(5),
        StartedAt = reader.Time(6),
        EndedAt = reader.TimeOrNull(7),
        MessageId = reader.IsDBNull(8) ? null : reader.GetInt64(8),
        Deletions = reader.GetInt32(9),
        Shown = reader.BlobOrNull(10),
        EditedAt = reader.TimeOrNull(11),
    };
}
