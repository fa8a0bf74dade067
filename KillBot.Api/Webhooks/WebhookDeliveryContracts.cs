using KillBot.Domain.Text;
using KillBot.Domain.Webhooks.Delivery;

namespace KillBot.Api.Webhooks;

/// <summary>A page of deliveries, newest first.</summary>
/// <param name="NextCursor">Pass it as <c>cursor</c> for the next page; null on the last.</param>
public sealed record WebhookDeliveryListResponse(IReadOnlyList<WebhookDeliveryResponse> Deliveries, string? NextCursor);

/// <summary>An event on its way to a webhook.</summary>
/// <param name="Id"><c>delivery_…</c>, as the header <c>X-KillBot-Delivery</c> says it.</param>
/// <param name="Status"><c>pending</c>, <c>delivered</c> or <c>failed</c>.</param>
/// <param name="NextAttemptAt">When it is tried next; null once it is delivered or has failed.</param>
/// <param name="Error">Why the last attempt failed, or why there will be none.</param>
/// <param name="MessageId">The header <c>webhook-id</c>: the same for all attempts and for a replay.</param>
public sealed record WebhookDeliveryResponse(
    string Id,
    string Event,
    string Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NextAttemptAt,
    string? Error,
    string MessageId,
    IReadOnlyList<WebhookAttemptResponse> Attempts)
{
    internal static WebhookDeliveryResponse From(WebhookDelivery delivery)
    {
        var message = delivery.Message;
        var status = message.SentAt is not null ? "delivered" : message.FailedAt is not null ? "failed" : "pending";
        return new WebhookDeliveryResponse(
            PublicId.OfDelivery(message.Id),
            delivery.Event,
            status,
            message.CreatedAt,
            status == "pending" ? message.NextAttemptAt : null,
            message.LastError,
            delivery.ReceivedId,
            [.. delivery.Attempts.Select(attempt => new WebhookAttemptResponse(
                attempt.Number, attempt.At, attempt.Status, attempt.DurationMilliseconds, attempt.Error))]);
    }
}

/// <summary>An attempt at a delivery.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">When it ended.</param>
/// <param name="Status">The HTTP status of the answer; null without one.</param>
/// <param name="Latency">Milliseconds until the end of the answer, or until it was given up.</param>
/// <param name="Error">Null when it arrived.</param>
public sealed record WebhookAttemptResponse(int Number, DateTimeOffset At, int? Status, int Latency, string? Error);

/// <summary>A delivery that is made once more.</summary>
/// <param name="Id">The new delivery, <c>delivery_…</c>.</param>
public sealed record WebhookReplayResponse(string Id, string Message);
