using KillBot.Domain.Data;
using KillBot.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Webhooks.Delivery;

/// <summary>Reads what became of the deliveries of a webhook: those of the last days, see <see cref="OutboxRetention"/>.</summary>
public sealed class WebhookDeliveryQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>Newest first; null when the account has no such webhook.</summary>
    /// <param name="before">Where the last page ended.</param>
    public async Task<IReadOnlyList<WebhookDelivery>?> ListAsync(
        Guid userId, Guid webhookId, (DateTimeOffset CreatedAt, Guid Id)? before, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await context.Webhooks.AnyAsync(webhook => webhook.Id == webhookId && webhook.UserId == userId, cancellationToken))
        {
            return null;
        }

        var destination = Destination.Webhook(webhookId).ToString();
        var messages = context.OutboxMessages.Where(message => message.Destination == destination);
        if (before is { } end)
        {
            // The first condition alone lets the index begin at the page instead of at the newest delivery.
            messages = messages.Where(message => message.CreatedAt <= end.CreatedAt
                && (message.CreatedAt < end.CreatedAt || message.Id < end.Id));
        }

        var page = await messages.OrderByDescending(message => message.CreatedAt).ThenByDescending(message => message.Id).Take(limit)
            .Select(message => new
            {
                Message = message,
                Event = context.OutboxItems.Where(item => item.MessageId == message.Id).Select(item => item.Event).First(),
            }).ToListAsync(cancellationToken);
        Guid[] ids = [.. page.Select(row => row.Message.Id)];
        var attempts = (await context.OutboxAttempts.Where(attempt => ids.Contains(attempt.MessageId))
            .OrderBy(attempt => attempt.Number).ToListAsync(cancellationToken)).ToLookup(attempt => attempt.MessageId);
        return [.. page.Select(row => new WebhookDelivery(row.Message, row.Event, [.. attempts[row.Message.Id]]))];
    }
}

/// <summary>A message to a webhook, and how its attempts went.</summary>
/// <param name="Event">One of <see cref="EventName"/>.</param>
public sealed record WebhookDelivery(OutboxMessage Message, string Event, IReadOnlyList<OutboxAttempt> Attempts)
{
    /// <summary>The header <c>webhook-id</c>: the same for all attempts and for a replay, so that receivers recognise repeats.</summary>
    public string ReceivedId => IdOf(Message);

    internal static string IdOf(OutboxMessage message) => $"msg_{message.Nonce}";
}
