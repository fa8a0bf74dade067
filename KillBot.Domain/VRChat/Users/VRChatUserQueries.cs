using KillBot.Domain.Data;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.VRChat.Users;

/// <summary>Reads people who were met in VRChat.</summary>
public sealed class VRChatUserQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    public async Task<VRChatUser?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.VRChatUsers.FirstOrDefaultAsync(user => user.Id == id, cancellationToken);
    }

    /// <summary>Who was seen last comes first.</summary>
    public async Task<IReadOnlyList<VRChatUser>> ListAsync(
        VRChatUserPosition? before, int offset, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var users = context.VRChatUsers.AsQueryable();
        if (before is { } position)
        {
            users = users.Where(user => user.LastSeenAt <= position.LastSeenAt
                && (user.LastSeenAt < position.LastSeenAt || string.Compare(user.Id, position.Id) < 0));
        }

        return await users.OrderByDescending(user => user.LastSeenAt).ThenByDescending(user => user.Id)
            .Skip(offset).Take(limit).ToListAsync(cancellationToken);
    }
}

/// <summary>Where a page of people ended.</summary>
public readonly record struct VRChatUserPosition(DateTimeOffset LastSeenAt, string Id);
