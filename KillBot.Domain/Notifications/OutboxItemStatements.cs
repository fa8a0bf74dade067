using KillBot.Domain.Data;

namespace KillBot.Domain.Notifications;

/// <summary>Adds events to the outbox, inside a transaction of the writer.</summary>
internal static class OutboxItemStatements
{
    private const string Insert = """
        INSERT OR IGNORE INTO outbox_items (destination, event, subject_id, data, created_at) VALUES (@p0, @p1, @p2, @p3, @p4)
        """;

    extension(WriteTransaction transaction)
    {
        /// <summary>
        /// Has a destination told of an event, once the transaction is on disk. Nothing is added while the same event about the
        /// same subject waits there already.
        /// </summary>
        public void AddToOutbox(OutboxSignal signal, string destination, string eventName, Guid subjectId, string? data = null)
        {
            transaction.Command(Insert)
                .Set(0, destination).Set(1, eventName).Set(2, subjectId).Set(3, data).Set(4, transaction.Now).Execute();
            transaction.AfterCommit(() => signal.Wake(destination));
        }
    }
}
