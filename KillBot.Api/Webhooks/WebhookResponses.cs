using System.Text.Json.Nodes;
using KillBot.Api.Wire;
using KillBot.Domain.Notifications;
using KillBot.Domain.Text;
using KillBot.Domain.Webhooks;

namespace KillBot.Api.Webhooks;

/// <summary>A webhook as its owner sees it. Its secret is never shown.</summary>
/// <param name="Id"><c>webhook_…</c></param>
/// <param name="IsActive">Events are sent.</param>
/// <param name="RetryDelay">Milliseconds before the first retry.</param>
/// <param name="Scope"><c>servers</c> or <c>own</c></param>
/// <param name="ServerId">The one server whose events it is told of; null for all.</param>
/// <param name="HasSecret">Deliveries are signed.</param>
/// <param name="DisabledReason">Why KillBot has switched it off; null while it works, and when you did it.</param>
/// <param name="FailingSince">Since when every delivery has failed; null while they arrive.</param>
/// <param name="LastDelivery">The newest of the last seven days; null without any.</param>
public sealed record WebhookResponse(
    string Id,
    string Name,
    string Url,
    IReadOnlyList<string> Events,
    bool IsActive,
    int MaxRetries,
    int RetryDelay,
    double BackoffMultiplier,
    IReadOnlyDictionary<string, string> Headers,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string Scope,
    string? ServerId,
    bool HasSecret,
    string? DisabledReason,
    DateTimeOffset? FailingSince,
    WebhookLastDeliveryResponse? LastDelivery)
{
    internal static WebhookResponse From(ListedWebhook listed) => From(listed.Webhook, listed.Last);

    internal static WebhookResponse From(Webhook webhook, OutboxMessage? last) => new(
        PublicId.OfWebhook(webhook.Id),
        webhook.Name,
        webhook.Url,
        WebhookService.EventsOf(webhook),
        webhook.IsActive,
        webhook.MaxRetries,
        webhook.RetryDelay,
        webhook.BackoffMultiplier,
        WebhookHeaders.Parse(webhook.Headers),
        webhook.CreatedAt,
        webhook.UpdatedAt,
        WebhookScopeName.Of(webhook.Scope),
        webhook.ServerId is { } server ? PublicId.OfServer(server) : null,
        webhook.ProtectedSecret is not null,
        webhook.DisabledReason,
        webhook.FailingSince,
        last is null ? null : WebhookLastDeliveryResponse.From(last));
}

/// <param name="Status"><c>pending</c>, <c>delivered</c> or <c>failed</c></param>
/// <param name="Attempts">How often it has been tried.</param>
public sealed record WebhookLastDeliveryResponse(string Status, int Attempts, DateTimeOffset CreatedAt)
{
    internal static WebhookLastDeliveryResponse From(OutboxMessage message) => new(
        message.SentAt is not null ? "delivered" : message.FailedAt is not null ? "failed" : "pending", message.Attempts, message.CreatedAt);
}

/// <summary>A webhook that was made or changed.</summary>
/// <param name="Id"><c>webhook_…</c></param>
/// <param name="Webhook">As it is now.</param>
public sealed record WebhookSavedResponse(string Id, string Message, WebhookResponse Webhook)
{
    internal static WebhookSavedResponse From(Webhook webhook, string message)
    {
        var response = WebhookResponse.From(webhook, null);
        return new WebhookSavedResponse(response.Id, message, response);
    }
}

/// <summary>What was done.</summary>
public sealed record WebhookDoneResponse(string Message);

/// <summary>An event that webhooks can subscribe to.</summary>
/// <param name="Payload">The members of <c>data</c> with their types; any of them may be null where nothing is known.</param>
public sealed record WebhookEventResponse(string Name, string Description, RawJson Payload)
{
    internal static IReadOnlyList<WebhookEventResponse> All { get; } =
    [
        .. WebhookEvent.All.Select(known => new WebhookEventResponse(
            known.Name, known.Description, new RawJson(JsonNode.Parse(known.Payload)!.ToJsonString()))),
    ];
}
