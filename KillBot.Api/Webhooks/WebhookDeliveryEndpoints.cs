using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Api.RateLimits;
using KillBot.Api.Wire;
using KillBot.Domain.Kills;
using KillBot.Domain.Text;
using KillBot.Domain.Webhooks.Delivery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Webhooks;

/// <summary>Where the owner of a webhook sees what arrived, and has it sent again.</summary>
internal static class WebhookDeliveryEndpoints
{
    private const int MaxLimit = 100;
    private const int DefaultLimit = 20;

    public static void MapWebhookDeliveryEndpoints(this IEndpointRouteBuilder app)
    {
        var deliveries = app.MapGroup("/api/webhooks/{id}/deliveries").WithTags("Webhooks")
            .RequireAuthorization(Policies.Session).RequireRateLimit(RateLimit.Webhooks).WithNoStore();
        deliveries.MapGet("", ListAsync).WithSummary("What a webhook was told, newest first")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        deliveries.MapPost("/{deliveryId}/replay", ReplayAsync).WithSummary("Deliver once more")
            .ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);
    }

    /// <summary>Deliveries of the last 7 days with their attempts. Events whose turn has not come yet are not among them.</summary>
    private static async Task<Results<Ok<WebhookDeliveryListResponse>, ProblemHttpResult>> ListAsync(
        string id,
        long? limit,
        string? cursor,
        Caller caller,
        WebhookDeliveryQueries deliveries,
        CancellationToken cancellationToken)
    {
        if (!Cursor.TryReadPage(cursor, out var before))
        {
            return Cursor.Invalid();
        }

        // One more than asked for, to know whether there is more.
        var pageSize = (int)Math.Clamp(limit ?? DefaultLimit, 1, MaxLimit);
        if (!PublicId.TryParseWebhook(id, out var webhookId)
            || await deliveries.ListAsync(
                caller.RequiredSession.UserId, webhookId, before is { } end ? (end.Timestamp, end.Id) : null, pageSize + 1, cancellationToken)
                is not { } page)
        {
            return WebhookEndpoints.Unknown();
        }

        var last = page.Count > pageSize ? page[pageSize - 1].Message : null;
        return TypedResults.Ok(new WebhookDeliveryListResponse(
            [.. page.Take(pageSize).Select(WebhookDeliveryResponse.From)],
            last is null ? null : Cursor.Write(new KillCursor(last.CreatedAt, last.Id))));
    }

    /// <summary>
    /// A new delivery with the same body and the same <c>webhook-id</c>, in its turn. It is signed with the secret that the webhook
    /// has now.
    /// </summary>
    private static async Task<Results<Accepted<WebhookReplayResponse>, ProblemHttpResult>> ReplayAsync(
        string id, string deliveryId, Caller caller, WebhookReplay replay)
    {
        if (!PublicId.TryParseWebhook(id, out var webhookId))
        {
            return WebhookEndpoints.Unknown();
        }

        var result = PublicId.TryParseDelivery(deliveryId, out var delivery)
            ? await replay.ReplayAsync(caller.RequiredSession.UserId, webhookId, delivery)
            : new WebhookReplayResult(null, WebhookReplayRefusal.NoDelivery);
        return result switch
        {
            { DeliveryId: { } made } => TypedResults.Accepted(
                (string?)null, new WebhookReplayResponse(PublicId.OfDelivery(made), "The delivery is made once more.")),
            { Refusal: WebhookReplayRefusal.NoWebhook } => WebhookEndpoints.Unknown(),
            { Refusal: WebhookReplayRefusal.IsOff } => WebhookEndpoints.Off(),
            { Refusal: WebhookReplayRefusal.IsPending } => TypedResults.ApiProblem(
                StatusCodes.Status409Conflict, ErrorCodes.ValidationError,
                "This delivery is still being tried. GET /api/webhooks/{id}/deliveries says when."),
            _ => TypedResults.ApiProblem(
                StatusCodes.Status404NotFound, ErrorCodes.NotFound,
                "This webhook has no such delivery, or it is older than 7 days. GET /api/webhooks/{id}/deliveries lists them."),
        };
    }
}
