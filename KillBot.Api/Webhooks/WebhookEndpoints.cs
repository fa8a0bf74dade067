using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Api.RateLimits;
using KillBot.Domain.Text;
using KillBot.Domain.Webhooks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Webhooks;

/// <summary>Where people make the webhooks that are told of events.</summary>
internal static class WebhookEndpoints
{
    public static void MapWebhookEndpoints(this IEndpointRouteBuilder app)
    {
        var all = app.MapGroup("/api/webhooks").WithTags("Webhooks").RequireRateLimit(RateLimit.Webhooks);
        all.MapGet("/events", ListEvents).WithSummary("The events that webhooks can subscribe to");
        var own = all.MapGroup("").RequireAuthorization(Policies.Session).WithNoStore();
        own.MapPost("", CreateAsync).WithSummary("Make a webhook")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(422).ProducesProblem(503);
        own.MapGet("", ListAsync).WithSummary("Your webhooks").ProducesProblem(401).ProducesProblem(403);
        own.MapGet("/{id}", ShowAsync).WithSummary("One of your webhooks")
            .ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        own.MapPut("/{id}", UpdateAsync).WithSummary("Change a webhook")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422).ProducesProblem(503);
        own.MapDelete("/{id}", DeleteAsync).WithSummary("Delete a webhook")
            .ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(503);
        own.MapPost("/{id}/test", TestAsync).WithSummary("Send a test to a webhook")
            .ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);
    }

    public static ProblemHttpResult Unknown() => TypedResults.ApiProblem(
        StatusCodes.Status404NotFound, ErrorCodes.NotFound, "You have no such webhook. GET /api/webhooks lists yours.");

    /// <summary>The answer to something that takes a webhook which is switched on.</summary>
    public static ProblemHttpResult Off() => TypedResults.ApiProblem(
        StatusCodes.Status409Conflict, ErrorCodes.ValidationError,
        "This webhook is switched off. Switch it on first: PUT /api/webhooks/{id} with {\"isActive\": true}.");

    /// <summary>What the <c>data</c> of each event holds. A delivery's body is <c>{"event": …, "data": …}</c>.</summary>
    private static Ok<IReadOnlyList<WebhookEventResponse>> ListEvents() => TypedResults.Ok(WebhookEventResponse.All);

    /// <summary>It is told of everything that happens from now on. Up to 20 for each account.</summary>
    private static async Task<Results<Created<WebhookSavedResponse>, ProblemHttpResult>> CreateAsync(
        WebhookRequest request, Caller caller, WebhookIntake intake, WebhookService webhooks, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        var wanted = await intake.ReadAsync(request.ToUpdate(), isNew: true, caller, errors, cancellationToken);
        if (!errors.IsEmpty)
        {
            return TypedResults.InvalidBody(errors);
        }

        return await webhooks.CreateAsync(caller.RequiredSession.UserId, wanted) is { } made
            ? TypedResults.Created(
                $"/api/webhooks/{PublicId.OfWebhook(made.Id)}", WebhookSavedResponse.From(made, "Webhook created successfully"))
            : TypedResults.ApiProblem(
                StatusCodes.Status422UnprocessableEntity, ErrorCodes.ValidationError,
                $"You have {WebhookLimits.MaxPerAccount} webhooks, which is as many as there can be. Delete one first.");
    }

    /// <summary>Newest last; never with their secrets.</summary>
    private static async Task<Ok<List<WebhookResponse>>> ListAsync(
        Caller caller, WebhookQueries webhooks, CancellationToken cancellationToken) => TypedResults.Ok(
        (await webhooks.ListAsync(caller.RequiredSession.UserId, cancellationToken)).Select(WebhookResponse.From).ToList());

    /// <summary>As in the list.</summary>
    private static async Task<Results<Ok<WebhookResponse>, ProblemHttpResult>> ShowAsync(
        string id, Caller caller, WebhookQueries webhooks, CancellationToken cancellationToken) =>
        PublicId.TryParseWebhook(id, out var webhookId)
        && await webhooks.FindAsync(caller.RequiredSession.UserId, webhookId, cancellationToken) is { } found
            ? TypedResults.Ok(WebhookResponse.From(found))
            : Unknown();

    /// <summary>
    /// What waits for it is dropped when it is switched off, and of events that it is no longer told of. Another address or secret holds
    /// from the next attempt on.
    /// </summary>
    private static async Task<Results<Ok<WebhookSavedResponse>, ProblemHttpResult>> UpdateAsync(
        string id,
        WebhookUpdateRequest request,
        Caller caller,
        WebhookIntake intake,
        WebhookQueries queries,
        WebhookService webhooks,
        CancellationToken cancellationToken)
    {
        var owner = caller.RequiredSession.UserId;
        if (!PublicId.TryParseWebhook(id, out var webhookId) || await queries.FindAsync(owner, webhookId, cancellationToken) is null)
        {
            return Unknown();
        }

        var errors = new FieldErrors();
        var change = await intake.ReadAsync(request, isNew: false, caller, errors, cancellationToken);
        if (!errors.IsEmpty)
        {
            return TypedResults.InvalidBody(errors);
        }

        return await webhooks.UpdateAsync(owner, webhookId, change) is { } changed
            ? TypedResults.Ok(WebhookSavedResponse.From(changed, "Webhook updated successfully"))
            : Unknown();
    }

    /// <summary>What waits for it is dropped.</summary>
    private static async Task<Results<Ok<WebhookDoneResponse>, ProblemHttpResult>> DeleteAsync(
        string id, Caller caller, WebhookService webhooks) =>
        PublicId.TryParseWebhook(id, out var webhookId) && await webhooks.DeleteAsync(caller.RequiredSession.UserId, webhookId)
            ? TypedResults.Ok(new WebhookDoneResponse("Webhook deleted successfully"))
            : Unknown();

    /// <summary>
    /// Sends the event <c>webhook.test</c>, after what waits already and with the same retries. While one waits, another changes
    /// nothing.
    /// </summary>
    private static async Task<Results<Ok<WebhookDoneResponse>, ProblemHttpResult>> TestAsync(
        string id, Caller caller, WebhookService webhooks) =>
        (PublicId.TryParseWebhook(id, out var webhookId) ? await webhooks.TestAsync(caller.RequiredSession.UserId, webhookId) : null) switch
        {
            true => TypedResults.Ok(new WebhookDoneResponse("Test webhook triggered successfully")),
            false => Off(),
            null => Unknown(),
        };
}
