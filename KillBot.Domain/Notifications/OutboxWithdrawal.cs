using KillBot.Domain.Data;

namespace KillBot.Domain.Notifications;

/// <summary>
/// Takes back what a destination was to be told, inside a transaction of the writer. A message that has not arrived loses its text, and
/// <see cref="OutboxRewording"/> has the rest of it told.
/// </summary>
internal static class OutboxWithdrawal
{
    private const string OfUnfinished = "SELECT id FROM outbox_messages WHERE destination = @p0 AND sent_at IS NULL AND failed_at IS NULL";

    private const string GiveUpEmpty = """
        UPDATE outbox_messages SET failed_at = @p1, last_error = @p2
        WHERE destination = @p0 AND sent_at IS NULL AND failed_at IS NULL AND payload = ''
            AND NOT EXISTS (SELECT 1 FROM outbox_items WHERE message_id = outbox_messages.id)
        """;

    private static readonly string[] OfFeed = Texts("feed_id = @p1");
    private static readonly string[] OfEvent = Texts("event = @p1");

    extension(WriteTransaction transaction)
    {
        /// <summary>Forgets what a feed was to tell.</summary>
        /// <param name="reason">Why, for <see cref="OutboxMessage.LastError"/> of messages of which nothing is left.</param>
        public void Withdraw(string destination, Guid feedId, string reason)
        {
            foreach (var text in OfFeed)
            {
                transaction.Command(text).Set(0, destination).Set(1, feedId).Execute();
            }

            Finish(transaction, destination, reason);
        }

        /// <summary>Forgets what was to be told of one kind of event.</summary>
        /// <inheritdoc cref="Withdraw(WriteTransaction, string, Guid, string)" path="/param[@name='reason']"/>
        public void Withdraw(string destination, string eventName, string reason)
        {
            foreach (var text in OfEvent)
            {
                transaction.Command(text).Set(0, destination).Set(1, eventName).Execute();
            }

            Finish(transaction, destination, reason);
        }
    }

    private static void Finish(WriteTransaction transaction, string destination, string reason)
    {
        transaction.Command(GiveUpEmpty).Set(0, destination).Set(1, transaction.Now).Set(2, reason).Execute();
        OutboxStore.ResumeIfIdle(transaction, destination);
    }

    private static string[] Texts(string condition) =>
    [
        $"""
        UPDATE outbox_messages SET payload = ''
        WHERE id IN ({OfUnfinished}) AND EXISTS (SELECT 1 FROM outbox_items WHERE message_id = outbox_messages.id AND {condition})
        """,
        $"DELETE FROM outbox_items WHERE message_id IN ({OfUnfinished}) AND {condition}",
        $"DELETE FROM outbox_items WHERE destination = @p0 AND message_id IS NULL AND {condition}",
    ];
}
