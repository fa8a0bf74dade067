using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Api.Kills.Compatibility;

/// <summary>Whose tracker it is: by the key in a header, or, where a tracker puts it there, in the body.</summary>
internal sealed class TrackerKeys(ApiKeyAuthenticator authenticator, IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>What trackers are told of keys that do not expire: they take no answer without a date.</summary>
    private static readonly DateTimeOffset Never = new(2099, 12, 31, 23, 59, 59, TimeSpan.Zero);

    /// <summary>Whether the request brings credentials in a header, valid or not: then those count.</summary>
    public static bool AreInHeader(HttpRequest request) => !Credentials.Of(request).IsEmpty;

    public ApiKeyIdentity? Find(Caller caller, HttpRequest request, TrackerBody body) =>
        caller.Key ?? (AreInHeader(request) ? null : authenticator.Authenticate(body.Report.ApiKey?.Trim()));

    /// <summary>The answer to a request without a valid key.</summary>
    /// <param name="statusOfInvalid">For a key that there is and that does not count.</param>
    public static ProblemHttpResult Refuse(HttpRequest request, TrackerBody body, int statusOfInvalid = StatusCodes.Status401Unauthorized)
    {
        request.HttpContext.Response.Headers.WWWAuthenticate = "Bearer";
        return AreInHeader(request) || !string.IsNullOrWhiteSpace(body.Report.ApiKey)
            ? TypedResults.ApiProblem(
                statusOfInvalid, ErrorCodes.InvalidToken, "This API key is unknown, revoked or expired. Ask for a new one.")
            : TypedResults.ApiProblem(
                StatusCodes.Status401Unauthorized, ErrorCodes.Unauthorized, "Send your API key: Authorization: kb_…");
    }

    public async Task<TrackerKeyResponse> DescribeAsync(ApiKeyIdentity key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var expiresAt = await context.ApiKeys.Where(stored => stored.Id == key.KeyId)
            .Select(stored => stored.ExpiresAt).SingleOrDefaultAsync(cancellationToken);
        return new TrackerKeyResponse("ok", key.PlayerName, expiresAt ?? Never);
    }
}
