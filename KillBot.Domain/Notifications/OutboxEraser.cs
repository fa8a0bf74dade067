using System.Text.Json;
using KillBot.Domain.Data;

namespace KillBot.Domain.Notifications;

/// <summary>Takes people who want to be forgotten out of the outbox, inside a transaction of the writer.</summary>
internal static class OutboxEraser
{
    private const string OfPlayer = """
        subject_id = @p0 OR EXISTS (
            SELECT 1 FROM kills WHERE kills.id = outbox_items.subject_id AND (kills.killer_id = @p0 OR kills.victim_id = @p0))
        """;

    private const string WithTerm = "data IS NOT NULL AND (instr(data, @p0) > 0 OR instr(data, @p1) > 0)";

    // What may be on its way just now keeps its row, for its outcome.
    private const string EmptyUnfinished = """
        UPDATE outbox_messages SET payload = '', failed_at = @p2, last_error = 'It named somebody who wants to be forgotten.'
        WHERE sent_at IS NULL AND failed_at IS NULL AND id IN (SELECT message_id FROM outbox_items WHERE message_id IS NOT NULL AND (
        """;

    private const string DeleteFinished = """
        DELETE FROM outbox_messages
        WHERE (sent_at IS NOT NULL OR failed_at IS NOT NULL) AND payload <> ''
            AND id IN (SELECT message_id FROM outbox_items WHERE message_id IS NOT NULL AND (
        """;

    private static readonly string[] OfDestination =
    [
        "DELETE FROM outbox_items WHERE destination = @p0",
        "DELETE FROM outbox_messages WHERE destination = @p0",
        "DELETE FROM outbox_destinations WHERE destination = @p0",
    ];

    extension(WriteTransaction transaction)
    {
        /// <summary>Deletes what was told of a player and of the player's kills. What had not been delivered yet is dropped, with what stood beside it.</summary>
        public void EraseNewsOf(Guid playerId)
        {
            transaction.Command($"{EmptyUnfinished}{OfPlayer}))").Set(0, playerId).Set(2, transaction.Now).Execute();
            transaction.Command($"{DeleteFinished}{OfPlayer}))").Set(0, playerId).Execute();
            transaction.Command("DELETE FROM outbox_items WHERE message_id IS NULL AND subject_id = @p0").Set(0, playerId).Execute();
        }

        /// <summary>Deletes what was told in words that hold one of the terms, such as leaderboards.</summary>
        public void EraseMentions(IEnumerable<string> terms)
        {
            foreach (var term in terms.Distinct(StringComparer.Ordinal))
            {
                var escaped = JsonEncodedText.Encode(term).ToString();
                transaction.Command($"{EmptyUnfinished}{WithTerm}))").Set(0, term).Set(1, escaped).Set(2, transaction.Now).Execute();
                transaction.Command($"{DeleteFinished}{WithTerm}))").Set(0, term).Set(1, escaped).Execute();
                transaction.Command($"DELETE FROM outbox_items WHERE {WithTerm}").Set(0, term).Set(1, escaped).Execute();
            }
        }

        /// <summary>Deletes a destination with all that it was, or was to be, told.</summary>
        public void EraseDestination(string destination)
        {
            foreach (var text in OfDestination)
            {
                transaction.Command(text).Set(0, destination).Execute();
            }
        }
    }
}
