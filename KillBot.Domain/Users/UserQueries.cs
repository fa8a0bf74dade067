using KillBot.Domain.Data;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Users;

/// <summary>Finds accounts.</summary>
public sealed class UserQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    public async Task<User?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Users.FirstOrDefaultAsync(user => user.Id == id, cancellationToken);
    }

    public async Task<User?> FindByDiscordIdAsync(long discordId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Users.FirstOrDefaultAsync(user => user.DiscordId == discordId, cancellationToken);
    }

    /// <summary>Those of <paramref name="ids"/> that are accounts.</summary>
    public async Task<IReadOnlyDictionary<Guid, User>> FindAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Users.Where(user => ids.Contains(user.Id)).ToDictionaryAsync(user => user.Id, cancellationToken);
    }
}
