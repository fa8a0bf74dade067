using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Domain.Players;
using KillBot.Domain.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Players;

/// <summary>Finds the players that an id in a path stands for, as far as the caller may see them.</summary>
internal sealed class VisiblePlayers(PlayerQueries players, PlayerVisibility visibility)
{
    /// <summary>
    /// By <c>user_…</c>, Discord snowflake or player name. Empty both for nobody and for somebody private: the answer must not
    /// tell which.
    /// </summary>
    public async Task<IReadOnlyList<Guid>> FindAsync(string id, Caller caller, CancellationToken cancellationToken) =>
        [.. (await FilterAsync(await FindAllAsync(id, cancellationToken), caller, cancellationToken)).Select(player => player.Id)];

    /// <summary>Those of <paramref name="found"/>, the result of one look-up, whom the caller may see.</summary>
    public Task<IReadOnlyList<Player>> FilterAsync(
        IReadOnlyList<Player> found, Caller caller, CancellationToken cancellationToken) =>
        visibility.FilterAsync(found, caller.AsViewer, cancellationToken);

    /// <summary>Those of <paramref name="listed"/> whom the caller may not see.</summary>
    public Task<IReadOnlySet<Guid>> FindHiddenAsync(
        IEnumerable<Player> listed, Caller caller, CancellationToken cancellationToken) =>
        visibility.FindHiddenAsync(listed, caller.AsViewer, cancellationToken);

    /// <summary>The caller's players: the key's, and those of the account.</summary>
    public async Task<IReadOnlyList<Guid>> OwnAsync(Caller caller, CancellationToken cancellationToken)
    {
        var own = caller.UserId is { } userId ? await players.FindByIdAsync(userId, cancellationToken) : [];
        return [.. own.Select(player => player.Id).Concat(caller.Key is { } key ? [key.PlayerId] : []).Distinct()];
    }

    /// <summary>The same answer for nobody and for somebody whom the caller may not see.</summary>
    public static ProblemHttpResult NotFound() => TypedResults.ApiProblem(
        StatusCodes.Status404NotFound, ErrorCodes.UserNotFound, "Nobody is known here by this id or name.");

    private async Task<IReadOnlyList<Player>> FindAllAsync(string id, CancellationToken cancellationToken)
    {
        if (PublicId.TryParseUser(id, out var userId))
        {
            return await players.FindByIdAsync(userId, cancellationToken);
        }

        // Both look-ups, whoever is found: the time must not tell an account that hides from none.
        var owned = PublicId.TryParseSnowflake(id, out var discordId)
            ? await players.FindByDiscordIdAsync(discordId, cancellationToken)
            : [];
        var named = await players.FindByNameAsync(id, cancellationToken);
        return owned.Count > 0 ? owned : named;
    }
}
