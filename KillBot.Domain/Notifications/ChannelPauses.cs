using System.Globalization;
using KillBot.Domain.Data;

namespace KillBot.Domain.Notifications;

/// <summary>
/// Which destinations are one channel: its feeds have one, its live messages another, and each of its boards has one. What keeps the bot from posting there keeps all of
/// them, and people are told of the first that stops and of the last that goes on. Inside a transaction of the writer.
/// </summary>
internal static class ChannelPauses
{
    private const string SelectChannel = "SELECT channel_id FROM boards WHERE id = @p0";

    private const string SelectOther = """
        SELECT 1 FROM outbox_destinations WHERE paused_at IS NOT NULL AND destination <> @p0 AND destination IN (
            SELECT @p1
            UNION ALL
            SELECT @p3
            UNION ALL
            SELECT 'discord-board:' || lower(hex(id)) FROM boards WHERE channel_id = @p2)
        """;

    extension(WriteTransaction transaction)
    {
        /// <summary>Whether anything else in the channel of this destination is paused.</summary>
        public bool HasOtherPause(string destination)
        {
            if (ChannelOf(transaction, Destination.Parse(destination)) is not { } channelId)
            {
                return false;
            }

            using var reader = transaction.Command(SelectOther)
                .Set(0, destination).Set(1, Destination.DiscordChannel(channelId).ToString()).Set(2, channelId)
                .Set(3, Destination.DiscordLive(channelId).ToString()).Query();
            return reader.Read();
        }
    }

    private static long? ChannelOf(WriteTransaction transaction, Destination destination)
    {
        switch (destination.Kind)
        {
            case Destination.DiscordKind:
            case Destination.DiscordLiveKind:
                return long.Parse(destination.Id, CultureInfo.InvariantCulture);
            case Destination.DiscordBoardKind:
                using (var reader = transaction.Command(SelectChannel).Set(0, Guid.ParseExact(destination.Id, "N")).Query())
                {
                    return reader.Read() ? reader.GetInt64(0) : null;
                }

            default:
                return null;
        }
    }
}
