using KillBot.Domain.Data;

namespace KillBot.Domain.Servers;

/// <summary>Writes the channels of servers, inside a transaction of the writer.</summary>
internal static class ChannelStatements
{
    // Each start tells of every channel again: what is the same is not written.
    private const string Upsert = """
        INSERT INTO server_channels (channel_id, server_id, name, type, position) VALUES (@p0, @p1, @p2, @p3, @p4)
        ON CONFLICT (channel_id) DO UPDATE SET
            server_id = excluded.server_id, name = excluded.name, type = excluded.type, position = excluded.position
        WHERE server_id <> excluded.server_id OR name <> excluded.name OR type <> excluded.type OR position <> excluded.position
        """;

    extension(WriteTransaction transaction)
    {
        public void SaveChannel(Guid serverId, GuildChannel channel) => transaction.Command(Upsert)
            .Set(0, channel.Id).Set(1, serverId).Set(2, channel.Name).Set(3, channel.Type).Set(4, channel.Position).Execute();

        /// <summary>From now on the server has these channels and no others.</summary>
        public void ReplaceChannels(Guid serverId, IReadOnlyList<GuildChannel> channels)
        {
            var gone = transaction.ChannelsOf(serverId);
            foreach (var channel in channels)
            {
                transaction.SaveChannel(serverId, channel);
                gone.Remove(channel.Id);
            }

            foreach (var id in gone)
            {
                transaction.RemoveChannel(id);
            }
        }

        /// <summary>The channel is gone: nothing of its server's settings names it any more.</summary>
        public bool RemoveChannel(long id)
        {
            if (transaction.ServerWithSettingsFor(id) is { } serverId)
            {
                transaction.ChangeSettings(
                    serverId,
                    settings =>
                    {
                        settings.LeaderboardChannelId = settings.LeaderboardChannelId == id ? null : settings.LeaderboardChannelId;
                        settings.NoticeChannelId = settings.NoticeChannelId == id ? null : settings.NoticeChannelId;
                    },
                    SettingsAuthor.Discord);
            }

            return transaction.Command("DELETE FROM server_channels WHERE channel_id = @p0").Set(0, id).Execute() == 1;
        }

        private Guid? ServerWithSettingsFor(long channelId)
        {
            using var reader = transaction.Command("""
                SELECT s.server_id FROM server_channels c JOIN server_settings s ON s.server_id = c.server_id
                WHERE c.channel_id = @p0 AND @p0 IN (s.leaderboard_channel_id, s.notice_channel_id)
                """).Set(0, channelId).Query();
            return reader.Read() ? reader.Id(0) : null;
        }

        private HashSet<long> ChannelsOf(Guid serverId)
        {
            HashSet<long> ids = [];
            using var reader = transaction.Command("SELECT channel_id FROM server_channels WHERE server_id = @p0").Set(0, serverId).Query();
            while (reader.Read())
            {
                ids.Add(reader.GetInt64(0));
            }

            return ids;
        }
    }
}
