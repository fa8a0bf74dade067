using System.Text.Json;
using KillBot.Domain.Data;

namespace KillBot.Domain.Notifications;

/// <summary>Takes people who want to be forgotten out of the outbox, inside a transaction of the writer.</summary>
internal static class OutboxEraser
{
    // In all texts @p0 is the time, so that they take the same parameters.
    private const string OfPlayer = """
        subject_id = @p1 OR EXISTS (
            SELECT 1 FROM kills WHERE kills.id = outbox_items.subject_id AND (kills.killer_id = @p1 OR kills.victim_id = @p1))
        """;

    private const string WithId = "data IS NOT NULL AND instr(data, @p1) > 0";

    // A name may be any word: it is looked for only where names of players stand, and as a whole.
    private const string WithName = """
        data IS NOT NULL AND (
            (event = 'leaderboard.published' AND EXISTS (SELECT 1 FROM json_tree(data) WHERE key = 'playerName' AND atom = @p1))
            OR (event = 'account.link_moved' AND data ->> '$.Name' = @p1))
        """;

    private const string OfBoards = "event IN ('leaderboard.published', 'board.due', 'board.final')";

    // Boards have names in bold, escaped; without its backslashes a text is what both ways of writing it have in common.
    private const string NamedInBoard = """
        (instr(replace(payload, '\', ''), '**' || @p1 || '**') > 0 OR instr(replace(payload, '\', ''), '**' || @p2 || '**') > 0)
        """;

    private const string Unfinished = "SELECT id FROM outbox_messages WHERE sent_at IS NULL AND failed_at IS NULL";

    // Under another id what waits is composed anew: a relay that has just read the name stores nothing of it. What waits behind it moves along, in its order.
    private const string ComposeAnew = $"""
        WITH named (destination, id) AS (
            SELECT destination, min(id) FROM outbox_items WHERE @p0 > 0 AND message_id IS NULL AND ({OfPlayer}) GROUP BY destination)
        UPDATE outbox_items SET id = moved.top + moved.place
        FROM (
            SELECT waiting.id AS old, row_number() OVER (ORDER BY waiting.id) AS place, (SELECT max(id) FROM outbox_items) AS top
            FROM named CROSS JOIN outbox_items waiting
            ON waiting.destination = named.destination AND waiting.message_id IS NULL AND waiting.id >= named.id) AS moved
        WHERE outbox_items.id = moved.old
        """;

    // So is what a message tells that has not arrived, in its place.
    private const string WordAnew =
        $"UPDATE outbox_items SET created_at = created_at + 1 WHERE @p0 > 0 AND message_id IN ({Unfinished}) AND ({OfPlayer})";

    private const string DeleteWaiting =
        $"DELETE FROM outbox_items WHERE @p0 > 0 AND subject_id = @p1 AND (message_id IS NULL OR message_id IN ({Unfinished}))";

    // OutboxRewording has the rest of it told. What may be on its way just now keeps its row, for its outcome.
    private const string EmptyUnfinished = """
        UPDATE outbox_messages SET payload = ''
        WHERE @p0 > 0 AND sent_at IS NULL AND failed_at IS NULL AND id IN (SELECT message_id FROM outbox_items WHERE message_id IS NOT NULL AND (
        """;

    private const string DeleteFinished = """
        DELETE FROM outbox_messages
        WHERE @p0 > 0 AND (sent_at IS NOT NULL OR failed_at IS NOT NULL) AND payload <> ''
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
        /// <summary>
        /// Deletes what was told of a player and of the player's kills. What had not been delivered yet is worded anew.
        /// </summary>
        public void EraseNewsOf(Guid playerId)
        {
            foreach (var text in (string[])[$"{EmptyUnfinished}{OfPlayer}))", $"{DeleteFinished}{OfPlayer}))", DeleteWaiting, ComposeAnew, WordAnew])
            {
                transaction.Command(text).Set(0, transaction.Now).Set(1, playerId).Execute();
            }
        }

        /// <summary>Deletes what was told in words that hold one of the ids, such as arrivals in VRChat. Nothing but an id looks like one.</summary>
        public void EraseMentions(IEnumerable<string> ids)
        {
            foreach (var id in ids)
            {
                transaction.EraseWith(WithId, id);
            }
        }

        /// <summary>Deletes what was told in words that name one of the players, such as leaderboards.</summary>
        public void EraseNames(IEnumerable<string> names)
        {
            foreach (var name in names.Distinct(StringComparer.Ordinal))
            {
                transaction.EraseWith(WithName, name);
                var (plain, encoded) = (WithoutBackslashes(name), WithoutBackslashes(JsonEncodedText.Encode(name).ToString()));
                foreach (var text in (string[])
                    [$"{EmptyUnfinished}{OfBoards})) AND {NamedInBoard}", $"{DeleteFinished}{OfBoards})) AND {NamedInBoard}"])
                {
                    transaction.Command(text).Set(0, transaction.Now).Set(1, plain).Set(2, encoded).Execute();
                }
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

        private void EraseWith(string condition, string term)
        {
            foreach (var text in (string[])
                [$"{EmptyUnfinished}{condition}))", $"{DeleteFinished}{condition}))", $"DELETE FROM outbox_items WHERE @p0 > 0 AND {condition}"])
            {
                transaction.Command(text).Set(0, transaction.Now).Set(1, term).Execute();
            }
        }
    }

    private static string WithoutBackslashes(string text) => text.Replace("\\", "", StringComparison.Ordinal);
}
