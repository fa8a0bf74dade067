using KillBot.Domain.Data;
using KillBot.Domain.Feeds;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Notifications;

/// <summary>Reads how deliveries go.</summary>
public sealed class ChannelDeliveryQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    private const int MeasuredMessages = 1000;
    private static readonly TimeSpan MeasuredTime = TimeSpan.FromDays(1);

    /// <summary>How delivery to a destination stands.</summary>
    public async Task<ChannelDelivery> FindAsync(Destination destination, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var name = destination.ToString();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var state = await context.OutboxDestinations.FirstOrDefaultAsync(known => known.Destination == name, cancellationToken);
        var unfinished = await context.OutboxMessages
            .Where(message => message.Destination == name && message.SentAt == null && message.FailedAt == null)
            .OrderBy(message => message.Id).FirstOrDefaultAsync(cancellationToken);
        var messageId = unfinished?.Id;
        var told = context.OutboxItems.Where(item => messageId != null && item.MessageId == messageId);
        var untold = context.OutboxItems.Where(item => item.Destination == name && item.MessageId == null);
        var due = untold.Where(item => item.DueAt <= now);
        var kept = untold.Where(item => item.DueAt > now);
        var last = await context.OutboxMessages
            .Where(message => message.Destination == name && (message.SentAt != null || message.FailedAt != null))
            .OrderByDescending(message => message.CreatedAt).FirstOrDefaultAsync(cancellationToken);
        return new ChannelDelivery(
            state is { PausedAt: { } since, PauseReason: { } reason } ? new ChannelPause(state.PauseCode, reason, since) : null,
            await told.CountAsync(cancellationToken) + await due.CountAsync(cancellationToken),
            await OldestAsync(told, cancellationToken) ?? await OldestAsync(due, cancellationToken),
            await kept.CountAsync(cancellationToken),
            await kept.OrderBy(item => item.DueAt).Select(item => (DateTimeOffset?)item.DueAt).FirstOrDefaultAsync(cancellationToken),
            unfinished is { Attempts: > 0 } ? unfinished.NextAttemptAt : null,
            unfinished?.LastError,
            last is null ? null : new FinishedMessage((last.SentAt ?? last.FailedAt)!.Value, last.SentAt is null ? last.LastError : null));
    }

    /// <summary>
    /// How long it took from the report of the first event of a message, or the end of the delay of its feed, until Discord had the message,
    /// of the last 1,000 messages to channels within 24 hours, in order of length.
    /// </summary>
    public async Task<IReadOnlyList<TimeSpan>> MeasureAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var since = (now - MeasuredTime).ToUnixTimeMilliseconds();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var milliseconds = await context.Database.SqlQuery<long>($"""
            SELECT m.sent_at - (SELECT min(max(i.created_at, i.due_at)) FROM outbox_items i WHERE i.message_id = m.id) AS "Value" FROM (
                SELECT id, sent_at FROM outbox_messages
                WHERE created_at >= {since} AND sent_at IS NOT NULL AND destination >= 'discord:' AND destination < 'discord;'
                ORDER BY created_at DESC LIMIT {MeasuredMessages}) m
            WHERE EXISTS (SELECT 1 FROM outbox_items i WHERE i.message_id = m.id)
            ORDER BY 1
            """).ToListAsync(cancellationToken);
        return [.. milliseconds.Select(length => TimeSpan.FromMilliseconds(length))];
    }

    private static Task<DateTimeOffset?> OldestAsync(IQueryable<OutboxItem> items, CancellationToken cancellationToken) =>
        items.OrderBy(item => item.Id).Select(item => (DateTimeOffset?)item.CreatedAt).FirstOrDefaultAsync(cancellationToken);
}
