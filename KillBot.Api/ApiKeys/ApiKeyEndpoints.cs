using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Api.RateLimits;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KillBot.Api.ApiKeys;

/// <summary>Where people make and end the keys of their trackers.</summary>
internal static class ApiKeyEndpoints
{
    private const string PrimaryName = "Primary";

    public static void MapApiKeyEndpoints(this IEndpointRouteBuilder app)
    {
        var keys = app.MapGroup("/api/api-keys").WithTags("API keys")
            .RequireAuthorization(Policies.Session).RequireRateLimit(RateLimit.KeyManagement).WithNoStore();
        keys.MapPost("", CreateAsync).WithSummary("Make an API key").WithKeyProblems();
        keys.MapPost("/primary", GetOrCreatePrimaryAsync).WithSummary("Find or make a player's primary API key").WithKeyProblems();
        keys.MapPost("/bot", CreateForBotAsync).WithSummary("Make an API key for a bot").WithKeyProblems();
        keys.MapGet("", ListAsync).WithSummary("An account's API keys")
            .ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422);
        keys.MapDelete("/{id}", RevokeAsync).WithSummary("Revoke an API key")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(503);
    }

    /// <summary>The key is in this answer and never again. A player that belongs to nobody becomes the account's.</summary>
    private static async Task<Results<Created<ApiKeyResponse>, Ok<ApiKeyResponse>, ProblemHttpResult>> CreateAsync(
        ApiKeyRequest request, Caller caller, OwnKeys keys, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        OwnKeys.CheckName(errors, "name", request.Name);
        if (request.ExpiresAt <= timeProvider.GetUtcNow())
        {
            errors.Add("expiresAt", "It lies in the past. Name a time in the future, or leave it out.");
        }

        return await keys.CreateAsync(
            new OwnKeyDraft(request.UserId, request.PlayerName, request.Name, ApiKeyKind.Standard, request.ExpiresAt),
            errors, caller, cancellationToken);
    }

    /// <summary>201 with the key when it is made; 200 without it, and with the same id, each time after that.</summary>
    private static Task<Results<Created<ApiKeyResponse>, Ok<ApiKeyResponse>, ProblemHttpResult>> GetOrCreatePrimaryAsync(
        PrimaryApiKeyRequest request, Caller caller, OwnKeys keys, CancellationToken cancellationToken) => keys.CreateAsync(
            new OwnKeyDraft(request.UserId, request.PlayerName, PrimaryName, ApiKeyKind.Primary, null),
            new FieldErrors(), caller, cancellationToken);

    /// <summary>As any other key, named after the bot.</summary>
    private static Task<Results<Created<ApiKeyResponse>, Ok<ApiKeyResponse>, ProblemHttpResult>> CreateForBotAsync(
        BotApiKeyRequest request, Caller caller, OwnKeys keys, CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        OwnKeys.CheckName(errors, "botName", request.BotName);
        return keys.CreateAsync(
            new OwnKeyDraft(request.UserId, request.PlayerName, request.BotName, ApiKeyKind.Bot, null),
            errors, caller, cancellationToken);
    }

    /// <summary>Revoked and expired ones too, newest last; never the keys themselves.</summary>
    private static async Task<Results<Ok<List<ListedApiKeyResponse>>, ProblemHttpResult>> ListAsync(
        string? userId,
        Caller caller,
        KeyOwners owners,
        ApiKeyService keys,
        TimeProvider timeProvider,
        CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(userId))
        {
            var errors = new FieldErrors();
            errors.Add("userId", "Say whose keys: ?userId= with the id of your account.");
            return TypedResults.InvalidBody(errors);
        }

        var (owner, refusal) = await owners.FindAsync(userId, caller, cancellationToken);
        if (owner is null)
        {
            return refusal!;
        }

        var now = timeProvider.GetUtcNow();
        var listed = await keys.ListByUserAsync(owner.Id, cancellationToken);
        return TypedResults.Ok(listed.Select(key => ListedApiKeyResponse.From(key, now)).ToList());
    }

    /// <summary>The key is refused from this moment on. To revoke it again changes nothing.</summary>
    private static async Task<Results<Ok<RevokedApiKeyResponse>, ProblemHttpResult>> RevokeAsync(
        string id,
        [FromBody(EmptyBodyBehavior = Microsoft.AspNetCore.Mvc.ModelBinding.EmptyBodyBehavior.Allow)] RevokeApiKeyRequest? request,
        Caller caller,
        KeyOwners owners,
        ApiKeyService keys,
        CancellationToken cancellationToken)
    {
        Guid? ownerId = caller.IsAdmin ? null : caller.RequiredSession.UserId;
        if (!string.IsNullOrWhiteSpace(request?.UserId))
        {
            var (owner, refusal) = await owners.FindAsync(request.UserId, caller, cancellationToken);
            if (owner is null)
            {
                return refusal!;
            }

            ownerId = owner.Id;
        }

        return PublicId.TryParseKey(id, out var keyId) && await keys.RevokeAsync(keyId, ownerId)
            ? TypedResults.Ok(new RevokedApiKeyResponse("The key is revoked."))
            : TypedResults.ApiProblem(
                StatusCodes.Status404NotFound, ErrorCodes.NotFound, "There is no such key in this account. GET /api/api-keys lists them.");
    }

    private static RouteHandlerBuilder WithKeyProblems(this RouteHandlerBuilder endpoint) => endpoint
        .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409)
        .ProducesProblem(422).ProducesProblem(503);
}
