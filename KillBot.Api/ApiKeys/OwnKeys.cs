using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Domain.ApiKeys;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.ApiKeys;

/// <summary>Makes keys for people's own players.</summary>
internal sealed class OwnKeys(KeyOwners owners, ApiKeyService keys)
{
    public static void CheckName(FieldErrors errors, string field, string? name)
    {
        if (!ApiKeyNames.IsName(name?.Trim()))
        {
            errors.Add(field, $"Send a name of 1 to {ApiKeyNames.NameLength} visible characters.");
        }
    }

    public async Task<Results<Created<ApiKeyResponse>, Ok<ApiKeyResponse>, ProblemHttpResult>> CreateAsync(
        OwnKeyDraft draft, FieldErrors errors, Caller caller, CancellationToken cancellationToken)
    {
        var playerName = draft.PlayerName?.Trim();
        if (!ApiKeyNames.IsPlayerName(playerName))
        {
            errors.Add("playerName", $"Send the player's name, 1 to {ApiKeyNames.PlayerNameLength} visible characters.");
        }

        if (string.IsNullOrWhiteSpace(draft.UserId))
        {
            errors.Add("userId", "Send the id of your account, as GET /auth/me tells it.");
        }

        if (!errors.IsEmpty)
        {
            return TypedResults.InvalidBody(errors);
        }

        var (owner, refusal) = await owners.FindAsync(draft.UserId!, caller, cancellationToken);
        if (owner is null)
        {
            return refusal!;
        }

        var made = await keys.CreateOwnAsync(
            new NewOwnApiKey(owner.DiscordId, playerName!, draft.Name!.Trim(), draft.Kind, draft.ExpiresAt));
        return made switch
        {
            { Refusal: { } reason } => Explain(reason),
            { Secret: { } secret } => TypedResults.Created((string?)null, ApiKeyResponse.From(made.Key!, secret)),
            _ => TypedResults.Ok(ApiKeyResponse.From(made.Key!, null)),
        };
    }

    private static ProblemHttpResult Explain(ApiKeyRefusal refusal)
    {
        if (refusal == ApiKeyRefusal.PlayerClaimed)
        {
            return TypedResults.ApiProblem(StatusCodes.Status409Conflict, ErrorCodes.Forbidden,
                "This player belongs to another account. If it is yours, ask an administrator.");
        }

        var errors = new FieldErrors();
        if (refusal == ApiKeyRefusal.TooManyKeys)
        {
            errors.Add("userId", $"The account has {ApiKeyService.MaxKeysPerAccount} keys that work. Revoke one first.");
        }
        else
        {
            errors.Add("playerName", $"The account has {ApiKeyService.MaxPlayersPerAccount} players. Ask an administrator for more.");
        }

        return TypedResults.InvalidBody(errors);
    }
}

/// <summary>A key as a request asks for it, unchecked.</summary>
internal sealed record OwnKeyDraft(string? UserId, string? PlayerName, string? Name, ApiKeyKind Kind, DateTimeOffset? ExpiresAt);
