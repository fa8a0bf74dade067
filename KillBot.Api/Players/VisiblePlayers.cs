using System.Globalization;
using KillBot.Api.Auth;
using KillBot.Api.Wire;
using KillBot.Domain.Data;
using KillBot.Domain.Players;
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
