using KillBot.Domain.Data;

namespace KillBot.Domain.Notifications;

/// <summary>Removes what the outbox needs no more.</summary>
public sealed class OutboxRetention
{
    /// <summary>Finished messages, and events that could not be told, are kept this long.</summary>
    public static readonly TimeSpan KeepFor = TimeSpan.FromDays(7);

    /// <summary>As many events wait at most for a destination that refuses everything: the latest.</summary>
    public const int MaxWaiting = 10_000;

    // Small bites: between two of them kills get their turn on the writer.
    private const int BatchSize = 1000;

    private readonly DatabaseWriter _writer;

    internal OutboxRetention(DatabaseWriter writer) => _writer = writer;

    /// <summary>Returns the number of rows that were removed.</summary>
    public async Task<int> RemoveOldAsync(CancellationToken cancellationToken)
    {
        var removed = 0;
        int batch;
        do
        {
            batch = await _writer.ExecuteWhenPossibleAsync(new WriteFunction<int>(RemoveBatch), cancellationToken);
            removed += batch;
        }
        while (batch > 0);
        return removed;
    }

    private static int RemoveBatch(WriteTransaction transaction)
    {
        var before = transaction.Now - KeepFor;
        return transaction.Command($$"""
            DELETE FROM outbox_messages WHERE id IN (
                SELECT id FROM outbox_messages
                WHERE created_at < @p0 AND (sent_at IS NOT NULL OR failed_at IS NOT NULL) LIMIT {{BatchSize}})
            """).Set(0, before).Execute()
            + transaction.Command($$"""
            DELETE FROM outbox_items WHERE id IN (
                SELECT id FROM outbox_items
                WHERE created_at < @p0 AND due_at < @p0 AND NOT EXISTS (SELECT 1 FROM outbox_messages WHERE id = message_id) LIMIT {{BatchSize}})
            """).Set(0, before).Execute();
    }
}
