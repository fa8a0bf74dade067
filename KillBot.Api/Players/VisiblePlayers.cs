using System.Globalization;
using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Api.Wire;
using KillBot.Domain.Data;
using KillBot.Domain.Players;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Api.Players;

/// <summary>Finds the players that an id in a path stands for, as far as the caller may see them.</summary>
internal sealed class VisiblePlayers(PlayerQueries players, IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>
    /// By <c>user_…</c>, Discord snowflake or player name. Empty both for nobody and for somebody private: the answer must not
    /// tell which.
    /// </summary>
    public async Task<IReadOnlyList<Guid>> FindAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await FindAllAsync(id, cancellationToken);
        var hidden = await FindHiddenAsync(found, caller, cancellationToken);
        return [.. found.Select(player => player.Id).Where(playerId => !hidden.Contains(playerId))];
    }

    /// <summary>Those of <paramref name="players"/> whom the caller may not see.</summary>
    public async Task<IReadOnlySet<Guid>> FindHiddenAsync(
        IEnumerable<Player> players, Caller caller, CancellationToken cancellationToken)
    {
        List<Player> closed =
            [.. players.Where(player => player.Privacy != Privacy.Public && !caller.IsAdmin && !caller.Owns(player))];
        var hidden = closed.Select(player => player.Id).ToHashSet();
        List<Guid> fellows = [.. closed.Where(player => player.Privacy == Privacy.Server).Select(player => player.Id).Distinct()];
        if (fellows.Count == 0 || (caller.Key is null && caller.Session is null))
        {
            return hidden;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var playerId = caller.Key?.PlayerId;
        var userId = caller.UserId;
        hidden.ExceptWith(await context.ServerMemberships
            .Where(other => fellows.Contains(other.PlayerId))
            .Where(other =>
                context.ServerMemberships.Any(own => own.ServerId == other.ServerId && own.PlayerId == playerId)
                || context.ServerMembers.Any(own => own.ServerId == other.ServerId && own.UserId == userId))
            .Select(other => other.PlayerId).ToListAsync(cancellationToken));
        return hidden;
    }

    /// <summary>The caller's players: the key's, and those of the account.</summary>
    public async Task<IReadOnlyList<Guid>> OwnAsync(Caller caller, CancellationToken cancellationToken)
    {
        var own = caller.UserId is { } userId ? await players.FindByIdAsync(userId, cancellationToken) : [];
        return [.. own.Select(player => player.Id).Concat(caller.Key is { } key ? [key.PlayerId] : []).Distinct()];
    }

    /// <summary>The caller sees what only the members of a server see.</summary>
    public async Task<bool> IsMemberAsync(Caller caller, Guid serverId, CancellationToken cancellationToken)
    {
        if (caller.IsAdmin || (caller.Key is null && caller.Session is null))
        {
            return caller.IsAdmin;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var playerId = caller.Key?.PlayerId;
        var userId = caller.UserId;
        return await context.ServerMemberships.AnyAsync(own => own.ServerId == serverId && own.PlayerId == playerId, cancellationToken)
            || await context.ServerMembers.AnyAsync(own => own.ServerId == serverId && own.UserId == userId, cancellationToken);
    }

    /// <summary>
    /// The id stands for an account whom the caller may see and who has no player: somebody known who has done nothing.
    /// </summary>
    public async Task<bool> IsWithoutPlayersAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        Guid? userId = PublicId.TryParseUser(id, out var parsed) ? parsed : null;
        long? discordId = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var snowflake) ? snowflake : null;
        if (userId is null && discordId is null)
        {
            return false;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var accounts = userId is not null
            ? context.Users.Where(user => user.Id == userId)
            : context.Users.Where(user => user.DiscordId == discordId);
        var (isAdmin, ownId) = (caller.IsAdmin, caller.UserId);
        return await accounts
            .Where(user => isAdmin || user.Id == ownId || user.Privacy == Privacy.Public || (user.Privacy == Privacy.Server
                && context.ServerMembers.Any(own => own.UserId == ownId
                    && context.ServerMembers.Any(other => other.ServerId == own.ServerId && other.UserId == user.Id))))
            .AnyAsync(user => !context.Players.Any(player => player.UserId == user.Id), cancellationToken);
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

        if (long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var discordId)
            && await players.FindByDiscordIdAsync(discordId, cancellationToken) is { Count: > 0 } owned)
        {
            return owned;
        }

        return await players.FindByNameAsync(id, cancellationToken);
    }
}
