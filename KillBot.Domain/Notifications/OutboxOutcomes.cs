using KillBot.Domain.Data;
using KillBot.Domain.Webhooks;

namespace KillBot.Domain.Notifications;

/// <summary>Writes down what became of messages.</summary>
internal sealed class OutboxOutcomes(DatabaseWriter writer, WebhookRouter webhooks)
{
    private const string Sent =
        "UPDATE outbox_messages SET sent_at = @p1, attempts = attempts + 1, last_error = NULL WHERE id = @p0";

    private const string Later = """
        UPDATE outbox_messages SET attempts = attempts + 1, next_attempt_at = @p1, last_error = @p2, failing_since = @p3
        WHERE id = @p0 AND sent_at IS NULL AND failed_at IS NULL
        """;

    private const string Failed =
        "UPDATE outbox_messages SET attempts = attempts + 1, failed_at = @p1, last_error = @p2 WHERE id = @p0";

    private const string Pause = """
        UPDATE outbox_destinations SET paused_at = @p1, pause_reason = @p2, pause_code = @p3
        WHERE destination = @p0 AND paused_at IS NULL
        """;

    private const string Resume = """
        UPDATE outbox_destinations SET paused_at = NULL, pause_reason = NULL, pause_code = NULL
        WHERE destination = @p0 AND paused_at IS NOT NULL
        """;

    private const string Now =
        "UPDATE outbox_messages SET next_attempt_at = @p1 WHERE destination = @p0 AND sent_at IS NULL AND failed_at IS NULL";

    // A relay that lost its claim on the way may have noted the same one.
    private const string Attempted = """
        INSERT OR IGNORE INTO outbox_attempts (message_id, number, at, duration_milliseconds, status, error)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5)
        """;

    // Of a channel that nobody mends everything waits: what is told at last is the latest.
    private const string TrimWaiting = """
        DELETE FROM outbox_items WHERE id IN (
            SELECT id FROM outbox_items WHERE destination = @p0 AND message_id IS NULL
            ORDER BY max(due_at, created_at) DESC, id DESC LIMIT 100000 OFFSET @p1)
        """;

    /// <summary>Notes a delivery; the destination may have been paused and works again.</summary>
    public Task<PauseChange> SentAsync(OutboxMessage message, SendAttempt? attempt) => WriteAsync(transaction =>
    {
        Note(transaction, message, attempt, null);
        transaction.Command(Sent).Set(0, message.Id).Set(1, transaction.Now).Execute();
        return Change(transaction, message, transaction.Command(Resume).Set(0, message.Destination).Execute() == 1);
    });

    public Task<bool> RetryAsync(OutboxMessage message, TimeSpan delay, string error, SendAttempt? attempt) => WriteAsync(transaction =>
    {
        Note(transaction, message, attempt, error);
        return transaction.Command(Later)
            .Set(0, message.Id).Set(1, transaction.Now + delay).Set(2, error).Set(3, message.FailingSince ?? transaction.Now)
            .Execute() == 1;
    });

    /// <summary>Keeps the message for later without counting the failure against it.</summary>
    public Task<bool> WaitAsync(OutboxMessage message, TimeSpan delay, string error) => WriteAsync(transaction =>
    {
        transaction.Command(TrimWaiting).Set(0, message.Destination).Set(1, OutboxRetention.MaxWaiting).Execute();
        return transaction.Command(Later)
            .Set(0, message.Id).Set(1, transaction.Now + delay).Set(2, error).Set(3, (DateTimeOffset?)null)
            .Execute() == 1;
    });

    public Task<bool> FailedAsync(OutboxMessage message, string error, SendAttempt? attempt) => WriteAsync(transaction =>
    {
        Note(transaction, message, attempt, error);
        return transaction.Command(Failed).Set(0, message.Id).Set(1, transaction.Now).Set(2, error).Execute() == 1;
    });

    /// <summary>Keeps the message for when the destination works again. One that was given up on its way pauses nothing: nobody waits for it.</summary>
    public Task<PauseChange> PausedAsync(OutboxMessage message, SendResult.Paused pause) => WriteAsync(transaction =>
    {
        if (transaction.Command(Later)
            .Set(0, message.Id).Set(1, transaction.Now + RetrySchedule.ProbeInterval).Set(2, pause.Reason).Set(3, (DateTimeOffset?)null)
            .Execute() == 0)
        {
            return default;
        }

        transaction.Command(TrimWaiting).Set(0, message.Destination).Set(1, OutboxRetention.MaxWaiting).Execute();
        var isNew = transaction.Command(Pause)
            .Set(0, message.Destination).Set(1, transaction.Now).Set(2, pause.Reason).Set(3, pause.Code).Execute() == 1;
        if (isNew)
        {
            webhooks.FeedPaused(transaction, Destination.Parse(message.Destination), pause.Reason);
        }

        return Change(transaction, message, isNew);
    });

    /// <summary>Makes a waiting message due. Where nothing waits any more there is no pause.</summary>
    public Task<bool> RetryNowAsync(string destination) => WriteAsync(transaction =>
    {
        OutboxStore.ResumeIfIdle(transaction, destination);
        return transaction.Command(Now).Set(0, destination).Set(1, transaction.Now).Execute() > 0;
    });

    private static PauseChange Change(WriteTransaction transaction, OutboxMessage message, bool isNew) =>
        new(isNew, isNew && !transaction.HasOtherPause(message.Destination));

    private static void Note(WriteTransaction transaction, OutboxMessage message, SendAttempt? attempt, string? error)
    {
        if (attempt is { } made)
        {
            transaction.Command(Attempted)
                .Set(0, message.Id).Set(1, message.Attempts + 1L).Set(2, transaction.Now)
                .Set(3, (long)made.Duration.TotalMilliseconds).Set(4, (long?)made.Status).Set(5, error)
                .Execute();
        }
    }

    // What became of a message has to be known, however busy the writer is and even while the process stops.
    private Task<TResult> WriteAsync<TResult>(Func<WriteTransaction, TResult> operation) =>
        writer.ExecuteWhenPossibleAsync(operation, CancellationToken.None);
}
