using KillBot.Domain.Data;
using KillBot.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Webhooks;

/// <summary>Reads the webhooks of an account.</summary>
public sealed class WebhookQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>Newest last.</summary>
    public async Task<IReadOnlyList<ListedWebhook>> ListAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var webhooks = await context.Webhooks.Where(webhook => webhook.UserId == userId).OrderBy(webhook => webhook.Id)
            .ToListAsync(cancellationToken);
        List<ListedWebhook> listed = [];
        foreach (var webhook in webhooks)
        {
            listed.Add(new ListedWebhook(webhook, await FindLastAsync(context, webhook.Id, cancellationToken)));
        }

        return listed;
    }

    /// <summary>Null when the account has none by this id.</summary>
    public async Task<ListedWebhook?> FindAsync(Guid userId, Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Webhooks.FirstOrDefaultAsync(webhook => webhook.Id == id && webhook.UserId == userId, cancellationToken) is { } found
            ? new ListedWebhook(found, await FindLastAsync(context, id, cancellationToken))
            : null;
    }

    private static Task<OutboxMessage?> FindLastAsync(KillBotDbContext context, Guid id, CancellationToken cancellationToken)
    {
        var destination = Destination.Webhook(id).ToString();
        return context.OutboxMessages.Where(message => message.Destination == destination)
            .OrderByDescending(message => message.CreatedAt).FirstOrDefaultAsync(cancellationToken);
    }
}

/// <param name="Last">The newest message that it was, or is being, told; none yet, or none in the last days.</param>
public sealed record ListedWebhook(Webhook Webhook, OutboxMessage? Last);
