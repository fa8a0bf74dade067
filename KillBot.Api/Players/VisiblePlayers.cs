using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Domain.Players;
using KillBot.Domain.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Players;

/// <summary>Finds the players that an id in a path stands for, as far as the caller may see them.</summary>
internal sealed class VisiblePlayers(PlayerQueries players, SharedServers servers)
{
    /// <summary>
    /// By <c>user_…</c>, Discord snowflake or player name. Empty both for nobody and for somebody private: the answer must not
    /// tell which.
    /// </summary>
    public async Task<IReadOnlyList<Guid>> FindAsync(string id, Caller caller, CancellationToken cancellationToken) =>
        [.. (await ListAsync(id, caller, cancellationToken)).Select(player => player.Id)];

    /// <inheritdoc cref="FindAsync"/>
    public async Task<IReadOnlyList<Player>> ListAsync(string id, Caller caller, CancellationToken cancellationToken) =>
        await FilterAsync(await FindAllAsync(id, cancellationToken), caller, cancellationToken);

    /// <summary>Those of <paramref name="found"/>, the result of one look-up, whom the caller may see.</summary>
    public async Task<IReadOnlyList<Player>> FilterAsync(
        IReadOnlyList<Player> found, Caller caller, CancellationToken cancellationToken)
    {
        var hidden = HiddenFromStrangers(found, caller);
        if (caller.IsSignedIn && (found.Count == 0 || hidden.Count > 0))
        {
            // Asked of nobody and of private players too: the time it takes must not tell them apart.
            hidden.ExceptWith(await servers.FindFellowsAsync(FellowsOnly(found, hidden), caller, cancellationToken));
        }

        return [.. found.Where(player => !hidden.Contains(player.Id))];
    }

    /// <summary>Those of <paramref name="listed"/> whom the caller may not see.</summary>
    public async Task<IReadOnlySet<Guid>> FindHiddenAsync(
        IEnumerable<Player> listed, Caller caller, CancellationToken cancellationToken)
    {
        List<Player> all = [.. listed];
        var hidden = HiddenFromStrangers(all, caller);
        var fellows = FellowsOnly(all, hidden);
        if (fellows.Count > 0 && caller.IsSignedIn)
        {
            hidden.ExceptWith(await servers.FindFellowsAsync(fellows, caller, cancellationToken));
        }

        return hidden;
    }

    /// <summary>The caller's players: the key's, and those of the account.</summary>
    public async Task<IReadOnlyList<Guid>> OwnAsync(Caller caller, CancellationToken cancellationToken)
    {
        var own = caller.UserId is { } userId ? await players.FindByIdAsync(userId, cancellationToken) : [];
        return [.. own.Select(player => player.Id).Concat(caller.Key is { } key ? [key.PlayerId] : []).Distinct()];
    }

    /// <summary>The same answer for nobody and for somebody whom the caller may not see.</summary>
    public static ProblemHttpResult NotFound() => TypedResults.ApiProblem(
        StatusCodes.Status404NotFound, ErrorCodes.UserNotFound, "Nobody is known here by this id or name.");

    private static HashSet<Guid> HiddenFromStrangers(IEnumerable<Player> players, Caller caller) =>
    [
        .. players.Where(player => player.Privacy != Privacy.Public && !caller.IsAdmin && !caller.Owns(player))
            .Select(player => player.Id),
    ];

    private static List<Guid> FellowsOnly(IEnumerable<Player> players, HashSet<Guid> hidden) =>
    [
        .. players.Where(player => player.Privacy == Privacy.Server && hidden.Contains(player.Id))
            .Select(player => player.Id).Distinct(),
    ];

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
