using KillBot.Domain.Data;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Notifications;

/// <summary>
/// Has a message that was refused, or could not be sent for long, say what holds now. It may wait for days: who hides meanwhile, or wants to
/// be forgotten, is not named when it arrives at last, and what is older than <see cref="OutboxRetention.KeepFor"/> is not told any more.
/// </summary>
internal sealed class OutboxRewording(IDbContextFactory<KillBotDbContext> contexts, DatabaseWriter writer, TimeProvider timeProvider)
{
    /// <summary>After so long nobody who gets a repeat recognises it as one.</summary>
    private static readonly TimeSpan StaleAfter = TimeSpan.FromHours(1);

    private const string NothingLeft = "Nothing of what it told is left to tell.";
    private const string IsTold = "SELECT 1 FROM outbox_items WHERE id = @p0 AND message_id = @p1 AND created_at = @p2";
    private const string RemoveItem = "DELETE FROM outbox_items WHERE id = @p0 AND message_id = @p1";

    private const string SaveText =
        "UPDATE outbox_messages SET payload = @p1 WHERE id = @p0 AND sent_at IS NULL AND failed_at IS NULL";

    // The same event may wait there once more by now: that one tells it.
    private const string PutBack = "UPDATE OR IGNORE outbox_items SET message_id = NULL WHERE id = @p0 AND message_id = @p1";

    private const string GiveUp =
        "UPDATE outbox_messages SET failed_at = @p1, last_error = @p2 WHERE id = @p0 AND sent_at IS NULL AND failed_at IS NULL";

    /// <summary>
    /// Its last attempt was refused, it is old, or something has been taken out of it. The nonce stays: what was taken out of may be on its way.
    /// What webhooks get stays as it was as long as nothing is taken out: their receivers compare ids for days.
    /// </summary>
    public bool IsDue(OutboxMessage message) => message.Payload.Length == 0
        || (Destination.Parse(message.Destination).Kind != Destination.WebhookKind
            && (message is { Attempts: > 0, FailingSince: null } || timeProvider.GetUtcNow() - message.CreatedAt > StaleAfter));

    /// <summary>Null when nothing is left to tell and the message is given up, or when what it tells has just changed: then it has another turn.</summary>
    /// <param name="message">Claimed by this relay.</param>
    public async Task<OutboxMessage?> RewordAsync(OutboxMessage message, INotificationSender sender, CancellationToken cancellationToken)
    {
        var items = await FindItemsAsync(message.Id, cancellationToken);
        if (items.Count == 0 && message.Payload.Length > 0)
        {
            // What it tells is known from nothing but its text.
            return message;
        }

        var oldest = timeProvider.GetUtcNow() - OutboxRetention.KeepFor;
        var gone = items.TakeWhile(item => TimeOf(item) < oldest).Count();
        while (gone < items.Count)
        {
            var left = items[gone..];
            var composed = await sender.ComposeAsync(Destination.Parse(message.Destination), left, cancellationToken);
            if (composed.Payload is { } payload)
            {
                if (payload == message.Payload && composed.Count == items.Count)
                {
                    return message;
                }

                var told = gone..(gone + composed.Count);
                if (!await writer.ExecuteWhenPossibleAsync(transaction => Save(transaction, message.Id, payload, items, told), cancellationToken))
                {
                    return null;
                }

                message.Payload = payload;
                return message;
            }

            gone += composed.Count;
        }

        await writer.ExecuteWhenPossibleAsync(
            transaction => transaction.Command(GiveUp).Set(0, message.Id).Set(1, transaction.Now).Set(2, NothingLeft).Execute(), cancellationToken);
        return null;
    }

    private async Task<List<OutboxItem>> FindItemsAsync(Guid messageId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var items = await context.OutboxItems.Where(item => item.MessageId == messageId).ToListAsync(cancellationToken);
        return OutboxOrder.Merge(
            [.. items.Where(item => item.DueAt == DateTimeOffset.UnixEpoch).OrderBy(item => item.Id)],
            [.. items.Where(item => item.DueAt > DateTimeOffset.UnixEpoch).OrderBy(item => item.DueAt).ThenBy(item => item.Id)],
            items.Count);
    }

    private static DateTimeOffset TimeOf(OutboxItem item) => item.DueAt > item.CreatedAt ? item.DueAt : item.CreatedAt;

    // A row that is gone or has another time was changed meanwhile, and the text may still have what was taken out.
    private static bool Save(
        WriteTransaction transaction, Guid messageId, string payload, List<OutboxItem> items, Range told)
    {
        if (!items.TrueForAll(item => IsPartOf(transaction, messageId, item))
            || transaction.Command(SaveText).Set(0, messageId).Set(1, payload).Execute() == 0)
        {
            return false;
        }

        foreach (var item in items[told.End..])
        {
            transaction.Command(PutBack).Set(0, item.Id).Set(1, messageId).Execute();
        }

        foreach (var item in (List<OutboxItem>)[.. items[..told.Start], .. items[told.End..]])
        {
            transaction.Command(RemoveItem).Set(0, item.Id).Set(1, messageId).Execute();
        }

        return true;
    }

    private static bool IsPartOf(WriteTransaction transaction, Guid messageId, OutboxItem item)
    {
        using var reader = transaction.Command(IsTold).Set(0, item.Id).Set(1, messageId).Set(2, item.CreatedAt).Query();
        return reader.Read();
    }
}
