using KillBot.Api.Auth;
using KillBot.Domain.Data;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Api.Players;

/// <summary>Who meets whom in a server: whoever is only to be seen by members of a shared one is seen by these.</summary>
internal sealed class SharedServers(IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>The servers that the caller is in, as an account or by a player.</summary>
    public async Task<IReadOnlyList<Guid>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        // No account or player has the empty id; NULL would stand for all players without an account.
        var player = caller.Key?.PlayerId ?? Guid.Empty;
        var user = caller.UserId ?? Guid.Empty;
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

    /// <summary>Those of <paramref name="players"/> who share a server with the caller, by themselves or by their account.</summary>
    public async Task<IReadOnlyList<Guid>> FindFellowsAsync(
        IReadOnlyList<Guid> players, Caller caller, CancellationToken cancellationToken)
    {
        var servers = await ListAsync(caller, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Players
            .Where(player => players.Contains(player.Id))
            .Where(player =>
                context.ServerMemberships.Any(other => other.PlayerId == player.Id && servers.Contains(other.ServerId))
                || context.ServerMembers.Any(other => other.UserId == player.UserId && servers.Contains(other.ServerId)))
            .Select(player => player.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Whether an account shares a server with the caller.</summary>
    public async Task<bool> IsFellowAsync(Guid userId, Caller caller, CancellationToken cancellationToken)
    {
        var servers = await ListAsync(caller, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ServerMembers.AnyAsync(
            other => other.UserId == userId && servers.Contains(other.ServerId), cancellationToken);
    }
}
