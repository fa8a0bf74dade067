using KillBot.Domain.Data;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Notifications;

/// <summary>The outbox in the database, as <see cref="OutboxRelay"/> works on it.</summary>
internal sealed class OutboxStore(
    IDbContextFactory<KillBotDbContext> contexts, DatabaseWriter writer, TimeProvider timeProvider)
{
    /// <summary>How long the claim of a relay that died keeps others away.</summary>
    public static readonly TimeSpan ClaimTime = TimeSpan.FromSeconds(10);

    private const string ClaimDestination = """
        INSERT INTO outbox_destinations (destination, claimed_by, claimed_until) VALUES (@p0, @p1, @p2)
        ON CONFLICT (destination) DO UPDATE SET claimed_by = excluded.claimed_by, claimed_until = excluded.claimed_until
        WHERE claimed_by IS NULL OR claimed_by = excluded.claimed_by OR claimed_until < @p3
        """;

    private const string RenewClaim =
        "UPDATE outbox_destinations SET claimed_until = @p2 WHERE destination = @p0 AND claimed_by = @p1";

    private const string ReleaseClaims =
        "UPDATE outbox_destinations SET claimed_by = NULL, claimed_until = 0 WHERE claimed_by = @p0";

    private const string InsertMessage = """
        INSERT INTO outbox_messages (id, destination, nonce, payload, created_at, attempts, next_attempt_at)
        VALUES (@p0, @p1, @p2, @p3, @p4, 0, @p4)
        """;

    private const string TakeItem = "UPDATE outbox_items SET message_id = @p1 WHERE id = @p0";

    // What has been told is what was read; what came since has its turn after it.
    private const string TellAgain = """
        INSERT INTO outbox_items (destination, event, subject_id, data, created_at, due_at, feed_id)
        SELECT destination, event, subject_id, data, created_at, due_at, feed_id FROM outbox_items WHERE id = @p0 AND created_at <> @p1
        """;

    private const string RemoveItem = "DELETE FROM outbox_items WHERE id = @p0 AND message_id IS NULL AND created_at = @p1";

    private const string IsWaiting = "SELECT 1 FROM outbox_items WHERE id = @p0 AND message_id IS NULL";

    private const string DropMessages = """
        UPDATE outbox_messages SET failed_at = @p2, last_error = @p3
        WHERE destination = @p0 AND sent_at IS NULL AND failed_at IS NULL
            AND EXISTS (SELECT 1 FROM outbox_items WHERE message_id = outbox_messages.id AND event = @p1)
        """;

    // With nothing left to try, nobody would find out that a paused destination works again.
    private const string ResumeIdle = """
        UPDATE outbox_destinations SET paused_at = NULL, pause_reason = NULL, pause_code = NULL
        WHERE destination = @p0 AND NOT EXISTS (SELECT 1 FROM outbox_items WHERE destination = @p0 AND message_id IS NULL)
            AND NOT EXISTS (SELECT 1 FROM outbox_messages WHERE destination = @p0 AND sent_at IS NULL AND failed_at IS NULL)
        """;

    /// <summary>Destinations that have something to send now or within <paramref name="ahead"/>, with how long it takes until then.</summary>
    public async Task<IReadOnlyDictionary<string, TimeSpan>> FindDueAsync(TimeSpan ahead, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow().ToUnixTimeMilliseconds();
        var until = now + (long)ahead.TotalMilliseconds;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // From one destination to the next, past all that waits for it: however much that is, the others are not to wait for this.
        var due = await context.Database.SqlQuery<DueDestination>($"""
            WITH RECURSIVE waiting (destination) AS (
                SELECT min(destination) FROM outbox_items WHERE message_id IS NULL
                UNION ALL
                SELECT (SELECT min(destination) FROM outbox_items WHERE message_id IS NULL AND destination > waiting.destination)
                FROM waiting WHERE destination IS NOT NULL),
            first (destination, due_at) AS (
                SELECT destination, (
                    SELECT min(due_at) FROM outbox_items i WHERE i.destination = waiting.destination AND i.message_id IS NULL)
                FROM waiting WHERE destination IS NOT NULL)
            SELECT destination AS "Destination", next_attempt_at AS "DueAt" FROM outbox_messages
            WHERE sent_at IS NULL AND failed_at IS NULL AND next_attempt_at <= {now}
            UNION
            SELECT destination AS "Destination", due_at AS "DueAt" FROM first WHERE due_at <= {until} AND NOT EXISTS (
                SELECT 1 FROM outbox_messages m WHERE m.destination = first.destination AND m.sent_at IS NULL AND m.failed_at IS NULL)
            """).ToListAsync(cancellationToken);
        return due.GroupBy(row => row.Destination, StringComparer.Ordinal).ToDictionary(
            rows => rows.Key, rows => TimeSpan.FromMilliseconds(Math.Max(rows.Min(row => row.DueAt) - now, 0)), StringComparer.Ordinal);
    }

    /// <summary>The message that has been stored for a destination and not been delivered.</summary>
    public async Task<OutboxMessage?> FindUnfinishedAsync(string destination, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.OutboxMessages
            .Where(m => m.Destination == destination && m.SentAt == null && m.FailedAt == null)
            .OrderBy(m => m.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>
    /// The first events whose turn it is, in the order in which they became due: what was kept back comes behind what happened before its
    /// time had come.
    /// </summary>
    public async Task<List<OutboxItem>> FindWaitingAsync(string destination, int count, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var waiting = context.OutboxItems.Where(item => item.Destination == destination && item.MessageId == null);
        var items = await waiting.Where(item => item.DueAt == DateTimeOffset.UnixEpoch)
            .OrderBy(item => item.Id).Take(count).ToListAsync(cancellationToken);
        var keptBack = await waiting.Where(item => item.DueAt > DateTimeOffset.UnixEpoch && item.DueAt <= now)
            .OrderBy(item => item.DueAt).ThenBy(item => item.Id).Take(count).ToListAsync(cancellationToken);
        return keptBack.Count == 0 ? items : OutboxOrder.Merge(items, keptBack, count);
    }

    /// <summary>Passes over events of which there is nothing left to tell. One that was added once more since it was read goes on waiting.</summary>
    public Task<int> RemoveAsync(IReadOnlyList<OutboxItem> items, CancellationToken cancellationToken) =>
        writer.ExecuteWhenPossibleAsync(
            transaction => items.Sum(item => transaction.Command(RemoveItem).Set(0, item.Id).Set(1, item.CreatedAt).Execute()), cancellationToken);

    /// <summary>Whether a destination refuses everything at present.</summary>
    public static bool IsPaused(WriteTransaction transaction, string destination)
    {
        using var reader = transaction.Command("SELECT 1 FROM outbox_destinations WHERE destination = @p0 AND paused_at IS NOT NULL")
            .Set(0, destination).Query();
        return reader.Read();
    }

    /// <summary>Claims a destination for <paramref name="relay"/>; false when another relay works on it.</summary>
    public Task<bool> ClaimAsync(string destination, Guid relay, CancellationToken cancellationToken) =>
        writer.ExecuteWhenPossibleAsync(transaction => Claim(transaction, destination, relay), cancellationToken);

    /// <summary>
    /// Claims a destination and stores the next message for it, in one transaction; null when another relay was faster, or when
    /// the feed has just been removed. An event that was added once more since it was read goes on waiting.
    /// </summary>
    public Task<OutboxMessage?> ClaimAndStoreAsync(
        string destination, Guid relay, string payload, IReadOnlyList<OutboxItem> items, CancellationToken cancellationToken) =>
        writer.ExecuteWhenPossibleAsync<OutboxMessage?>(
        transaction =>
        {
            if (!AreWaiting(transaction, items) || !Claim(transaction, destination, relay))
            {
                return null;
            }

            var message = Insert(transaction, destination, payload);
            foreach (var item in items)
            {
                transaction.Command(TakeItem).Set(0, item.Id).Set(1, message.Id).Execute();
                transaction.Command(TellAgain).Set(0, item.Id).Set(1, item.CreatedAt).Execute();
            }

            return message;
        },
        cancellationToken);

    /// <summary>Keeps the claims on destinations that are being worked on.</summary>
    public Task<int> RenewAsync(IReadOnlyCollection<string> destinations, Guid relay, CancellationToken cancellationToken) =>
        writer.ExecuteWhenPossibleAsync(
            transaction => destinations.Sum(destination => transaction.Command(RenewClaim)
                .Set(0, destination).Set(1, relay).Set(2, transaction.Now + ClaimTime).Execute()),
            cancellationToken);

    public Task<int> ReleaseAsync(Guid relay) =>
        writer.ExecuteWhenPossibleAsync(
            transaction => transaction.Command(ReleaseClaims).Set(0, relay).Execute(), CancellationToken.None);

    /// <summary>Forgets what waits for a destination that is to hear nothing any more.</summary>
    /// <param name="reason">Why, for <see cref="OutboxMessage.LastError"/>.</param>
    public static void Abandon(WriteTransaction transaction, string destination, string reason)
    {
        transaction.Command("DELETE FROM outbox_items WHERE destination = @p0 AND message_id IS NULL")
            .Set(0, destination).Execute();
        transaction.Command("""
            UPDATE outbox_messages SET failed_at = @p1, last_error = @p2
            WHERE destination = @p0 AND sent_at IS NULL AND failed_at IS NULL
            """).Set(0, destination).Set(1, transaction.Now).Set(2, reason).Execute();
        transaction.Command("UPDATE outbox_destinations SET paused_at = NULL, pause_reason = NULL, pause_code = NULL WHERE destination = @p0")
            .Set(0, destination).Execute();
    }

    /// <summary>Forgets what waits for a destination of one event. What shares a message with it goes too.</summary>
    /// <inheritdoc cref="Abandon(WriteTransaction, string, string)" path="/param"/>
    public static void Abandon(WriteTransaction transaction, string destination, string eventName, string reason)
    {
        transaction.Command(DropMessages).Set(0, destination).Set(1, eventName).Set(2, transaction.Now).Set(3, reason).Execute();
        transaction.Command("DELETE FROM outbox_items WHERE destination = @p0 AND event = @p1 AND message_id IS NULL")
            .Set(0, destination).Set(1, eventName).Execute();
        ResumeIfIdle(transaction, destination);
    }

    /// <summary>Ends the pause of a destination for which nothing is left.</summary>
    public static void ResumeIfIdle(WriteTransaction transaction, string destination) =>
        transaction.Command(ResumeIdle).Set(0, destination).Execute();

    /// <summary>Stores a message, due at once.</summary>
    /// <param name="nonce">That of a message which it repeats; none for a new one.</param>
    public static OutboxMessage Insert(WriteTransaction transaction, string destination, string payload, string? nonce = null)
    {
        var id = Guid.CreateVersion7(transaction.Now);
        var message = new OutboxMessage
        {
            Id = id,
            Destination = destination,
            Nonce = nonce ?? System.Buffers.Text.Base64Url.EncodeToString(id.ToByteArray(true)),
            Payload = payload,
            CreatedAt = transaction.Now,
            NextAttemptAt = transaction.Now,
        };
        transaction.Command(InsertMessage)
            .Set(0, id).Set(1, destination).Set(2, message.Nonce).Set(3, payload).Set(4, message.CreatedAt)
            .Execute();
        return message;
    }

    private static bool AreWaiting(WriteTransaction transaction, IReadOnlyList<OutboxItem> items)
    {
        foreach (var item in items)
        {
            using var reader = transaction.Command(IsWaiting).Set(0, item.Id).Query();
            if (!reader.Read())
            {
                return false;
            }
        }

        return true;
    }

    private static bool Claim(WriteTransaction transaction, string destination, Guid relay) =>
        transaction.Command(ClaimDestination)
            .Set(0, destination).Set(1, relay).Set(2, transaction.Now + ClaimTime).Set(3, transaction.Now)
            .Execute() == 1;

    private sealed record DueDestination(string Destination, long DueAt);
}
