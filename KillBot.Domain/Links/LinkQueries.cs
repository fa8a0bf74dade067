using KillBot.Domain.Data;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Links;

/// <summary>Reads by what accounts are known elsewhere.</summary>
public sealed class LinkQueries(IDbContextFactory<KillBotDbContext> contexts, TimeProvider timeProvider)
{
    public async Task<AccountLinks> ListAsync(Guid userId, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return new AccountLinks(
            await context.Players.Where(player => player.UserId == userId).OrderBy(player => player.Id).ToListAsync(cancellationToken),
            await context.AccountLinks.Where(link => link.UserId == userId).OrderBy(link => link.LinkedAt).ThenBy(link => link.Subject)
                .ToListAsync(cancellationToken),
            await context.LinkCodes.Where(code => code.UserId == userId && code.ExpiresAt > now).OrderBy(code => code.Kind)
                .ToListAsync(cancellationToken));
    }

    /// <summary>Whether others may be told when a user of VRChat comes and goes: unless whoever has proven to be it said no.</summary>
    public async Task<bool> AllowsWatchingAsync(string vrchatUserId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return !await context.AccountLinks.AnyAsync(
            link => link.Kind == LinkKind.VRChat && link.Subject == vrchatUserId && !link.AllowsWatching, cancellationToken);
    }
}
