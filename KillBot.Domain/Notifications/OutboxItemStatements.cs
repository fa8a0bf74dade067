using KillBot.Domain.Data;

namespace KillBot.Domain.Notifications;

/// <summary>Adds events to the outbox, inside a transaction of the writer.</summary>
internal static class OutboxItemStatements
{
    private const long AtOnce = 0;

    // Its place in the order stays. The time moves even within a millisecond, so that whoever has read the event sees that it is news.
    private const string Insert = """
        INSERT INTO outbox_items (destination, event, subject_id, data, created_at, due_at, feed_id)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
        ON CONFLICT (destination, event, subject_id) WHERE message_id IS NULL
        DO UPDATE SET data = excluded.data, created_at = max(excluded.created_at, created_at + 1)
        """;

    private const string DeleteDelayed =
        "DELETE FROM outbox_items WHERE destination = @p0 AND event = @p1 AND subject_id = @p2 AND message_id IS NULL AND due_at > 0";

    private const string Replace = """
        UPDATE outbox_items SET data = @p3, created_at = max(@p4, created_at + 1)
        WHERE destination = @p0 AND event = @p1 AND subject_id = @p2 AND message_id IS NULL AND due_at <= @p4
        """;

    extension(WriteTransaction transaction)
    {
        /// <summary>
        /// Has a destination told of an event, once the transaction is on disk. It takes the place of the same event about the same
        /// subject, where that waits there still.
        /// </summary>
        public void AddToOutbox(OutboxSignal signal, string destination, string eventName, Guid subjectId, string? data = null)
        {
            transaction.InsertItem(destination, eventName, subjectId, data, AtOnce, null);
            transaction.AfterCommit(() => signal.Wake(destination));
        }

        /// <summary>As <see cref="AddToOutbox(WriteTransaction, OutboxSignal, string, string, Guid, string?)"/>, when a delay has passed.</summary>
        /// <param name="feedId">Of the feed that tells it, if it is one.</param>
        public void AddToOutbox(
            OutboxSignal signal, string destination, string eventName, Guid subjectId, string? data, Guid? feedId, TimeSpan delay)
        {
            if (delay > TimeSpan.Zero)
            {
                // The relay looks for what becomes due by itself.
                transaction.InsertItem(destination, eventName, subjectId, data, (transaction.Now + delay).ToUnixTimeMilliseconds(), feedId);
                return;
            }

            transaction.InsertItem(destination, eventName, subjectId, data, AtOnce, feedId);
            transaction.AfterCommit(() => signal.Wake(destination));
        }

        /// <summary>Has what is to be told now say something else; false where nothing does.</summary>
        public bool ReplaceInOutbox(string destination, string eventName, Guid subjectId, string? data) => transaction.Command(Replace)
            .Set(0, destination).Set(1, eventName).Set(2, subjectId).Set(3, data).Set(4, transaction.Now).Execute() == 1;

        /// <summary>Forgets what waits for its delay.</summary>
        public void TakeBackFromOutbox(string destination, string eventName, Guid subjectId) =>
            transaction.Command(DeleteDelayed).Set(0, destination).Set(1, eventName).Set(2, subjectId).Execute();

        private void InsertItem(string destination, string eventName, Guid subjectId, string? data, long dueAt, Guid? feedId) =>
            transaction.Command(Insert)
                .Set(0, destination).Set(1, eventName).Set(2, subjectId).Set(3, data).Set(4, transaction.Now).Set(5, dueAt).Set(6, feedId)
                .Execute();
    }
}
