using System.Globalization;
using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Api.Wire;
using KillBot.Domain.Logins;
using KillBot.Domain.Users;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.ApiKeys;

/// <summary>Finds the account whose keys a request is about, and refuses accounts of others.</summary>
internal sealed class KeyOwners(AccountQueries accounts)
{
    /// <summary>
    /// The account, or the refusal. Who is no administrator is told the same of somebody else's account and of one that does not
    /// exist.
    /// </summary>
    public async Task<(User? Owner, ProblemHttpResult? Refusal)> FindAsync(
        string userId, Caller caller, CancellationToken cancellationToken)
    {
        var owner = await FindAsync(userId.Trim(), cancellationToken);
        if (!caller.IsAdmin && (owner is null || owner.Id != caller.RequiredSession.UserId))
        {
            return (null, TypedResults.ApiProblem(StatusCodes.Status403Forbidden, ErrorCodes.Forbidden,
                "This is not your account. Send the id of your own, as GET /auth/me tells it."));
        }

        return owner is null
            ? (null, TypedResults.ApiProblem(
                StatusCodes.Status404NotFound, ErrorCodes.UserNotFound, "There is no account by this id or name."))
            : (owner, null);
    }

    private async Task<User?> FindAsync(string text, CancellationToken cancellationToken)
    {
        if (PublicId.TryParseUser(text, out var id))
        {
            return await accounts.FindUserAsync(id, cancellationToken);
        }

        return (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var discordId)
                ? await accounts.FindUserAsync(discordId, cancellationToken)
                : null)
            ?? await accounts.FindUserAsync(text, cancellationToken);
    }
}
