using KillBot.Api.Errors;
using KillBot.Domain.Logins;
using KillBot.Domain.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace KillBot.Api.Auth;

/// <summary>Makes a session into what its owner reads.</summary>
internal sealed class LoginAnswers(AccountQueries accounts, SessionTokens tokens, IOptions<AuthOptions> options)
{
    public TimeSpan TokenLifetime => options.Value.TokenLifetime;

    /// <summary>The account with the session's token; 404 where the account has gone in the meantime.</summary>
    public async Task<Results<Ok<LoginResponse>, ProblemHttpResult>> SignedInAsync(Session session, CancellationToken cancellationToken) =>
        await accounts.FindAsync(session.UserId, cancellationToken) is { } account
            ? TypedResults.Ok(new LoginResponse(AccountResponse.From(account), tokens.Write(session), session.ExpiresAt))
            : NoAccount();

    public static ProblemHttpResult NoAccount() => TypedResults.ApiProblem(
        StatusCodes.Status404NotFound, ErrorCodes.UserNotFound, "The account does not exist any more. Sign in to make a new one.");
}
