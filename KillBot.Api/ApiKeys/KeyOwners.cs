using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Api.Users;
using KillBot.Domain.Users;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.ApiKeys;

/// <summary>Finds the account whose keys a request is about, and refuses accounts of others.</summary>
internal sealed class KeyOwners(VisibleProfiles profiles)
{
    /// <summary>
    /// The account, or the refusal. Who is no administrator is told the same of somebody else's account and of one that does not
    /// exist.
    /// </summary>
    public async Task<(User? Owner, ProblemHttpResult? Refusal)> FindAsync(
        string userId, Caller caller, CancellationToken cancellationToken)
    {
        var owner = await profiles.FindAccountAsync(userId.Trim(), cancellationToken);
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
}
