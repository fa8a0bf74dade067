using KillBot.Domain.Data;
using KillBot.Domain.Notifications;
using KillBot.Domain.Stats;

namespace KillBot.Domain.Boards;

/// <summary>Works on the boards of a server, inside a transaction of the writer.</summary>
internal static class BoardStatements
{
    private const string Columns = """
        id, server_id, number, channel_id, types, period, cron, edits_previous, top, has_chart, time_zone, next_at, final_at, seen_to, missed_at,
        message_id, posted_at, places, created_by, created_at
        """;

    private const string Select = $"SELECT {Columns} FROM boards WHERE server_id = @p0 ORDER BY number";

    private const string Insert = $"""
        INSERT INTO boards ({Columns})
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, NULL, NULL, NULL, NULL, @p14, @p15)
        """;

    extension(WriteTransaction transaction)
    {
        /// <summary>The boards of a server by number.</summary>
        public List<ScheduledBoard> BoardsOf(Guid serverId)
        {
            List<ScheduledBoard> boards = [];
            using var reader = transaction.Command(Select).Set(0, serverId).Query();
            while (reader.Read())
            {
                boards.Add(Read(reader));
            }

            return boards;
        }

        public void AddBoard(ScheduledBoard board) => transaction.Command(Insert)
            .Set(0, board.Id).Set(1, board.ServerId).Set(2, (long)board.Number).Set(3, board.ChannelId).Set(4, board.Types)
            .Set(5, board.Period.ToString()).Set(6, board.Cron).Set(7, board.EditsPrevious).Set(8, (long)board.Top).Set(9, board.HasChart)
            .Set(10, board.TimeZone).Set(11, board.NextAt).Set(12, board.FinalAt).Set(13, board.SeenTo).Set(14, board.CreatedBy)
            .Set(15, board.CreatedAt)
            .Execute();

        /// <summary>Removes a board with what waits for it.</summary>
        public void DeleteBoard(Guid id)
        {
            transaction.Command("DELETE FROM boards WHERE id = @p0").Set(0, id).Execute();
            OutboxStore.Abandon(transaction, Destination.DiscordBoard(id).ToString(), "The board was removed.");
        }

        /// <summary>Forgets what waits for the boards of a server; the boards stay.</summary>
        public void AbandonBoards(Guid serverId, string reason)
        {
            foreach (var board in transaction.BoardsOf(serverId))
            {
                OutboxStore.Abandon(transaction, Destination.DiscordBoard(board.Id).ToString(), reason);
            }
        }
    }

    private static ScheduledBoard Read(CommandReader reader) => new()
    {
        Id = reader.Id(0),
        ServerId = reader.Id(1),
        Number = reader.GetInt32(2),
        ChannelId = reader.GetInt64(3),
        Types = reader.GetString(4),
        Period = Enum.Parse<CalendarPeriod>(reader.GetString(5)),
        Cron = reader.GetString(6),
        EditsPrevious = reader.GetBoolean(7),
        Top = reader.GetInt32(8),
        HasChart = reader.GetBoolean(9),
        TimeZone = reader.GetString(10),
        NextAt = reader.TimeOrNull(11),
        FinalAt = reader.TimeOrNull(12),
        SeenTo = reader.Time(13),
        MissedAt = reader.TimeOrNull(14),
        MessageId = reader.IsDBNull(15) ? null : reader.GetInt64(15),
        PostedAt = reader.TimeOrNull(16),
        Places = reader.TextOrNull(17),
        CreatedBy = reader.GetInt64(18),
        CreatedAt = reader.Time(19),
    };
}
