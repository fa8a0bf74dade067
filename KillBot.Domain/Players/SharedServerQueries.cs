using KillBot.Domain.Data;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Players;

/// <summary>Who meets whom in a server: whoever is only to be seen by members of a shared one is seen by these.</summary>
public sealed class SharedServerQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>The servers that somebody is in, as an account or by a player.</summary>
    /// <param name="userId">An account; with it come its players.</param>
    /// <param name="playerId">A player, whoever's it is.</param>
    public async Task<IReadOnlyList<Guid>> ListAsync(Guid? userId, Guid? playerId, CancellationToken cancellationToken)
    {
        // No account or player has the empty id; NULL would stand for all players without an account.
        var player = playerId ?? Guid.Empty;
        var user = userId ?? Guid.Empty;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ofKey = context.ServerMemberships.Where(own => own.PlayerId == player).Select(own => own.ServerId);
        var ofAccount = context.ServerMembers.Where(own => own.UserId == user).Select(own => own.ServerId);
        var ofPlayers =
            from own in context.Players
            where own.UserId == user
            join membership in context.ServerMemberships on own.Id equals membership.PlayerId
            select membership.ServerId;
        return await ofKey.Concat(ofAccount).Concat(ofPlayers).ToListAsync(cancellationToken);
    }

    /// <summary>Those of <paramref name="players"/> who are in one of <paramref name="servers"/>, by themselves or by their account.</summary>
    public async Task<IReadOnlyList<Guid>> FindFellowsAsync(
        IReadOnlyList<Guid> players, IReadOnlyList<Guid> servers, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Players
            .Where(player => players.Contains(player.Id))
            .Where(player =>
                context.ServerMemberships.Any(other => other.PlayerId == player.Id && servers.Contains(other.ServerId))
                || context.ServerMembers.Any(other => other.UserId == player.UserId && servers.Contains(other.ServerId)))
            .Select(player => player.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Whether an account is in one of <paramref name="servers"/>.</summary>
    public async Task<bool> IsFellowAsync(Guid userId, IReadOnlyList<Guid> servers, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ServerMembers.AnyAsync(
            other => other.UserId == userId && servers.Contains(other.ServerId), cancellationToken);
    }
}
