using KillBot.Domain.Data;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.VRChat.Sessions;

/// <summary>Reads in which worlds the trackers of a server have been.</summary>
public sealed class ServerWorldQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>Worlds that have an id and <paramref name="part"/> in their name, or are it by id; where a tracker was last comes first.</summary>
    public async Task<IReadOnlyList<(string Id, string Name)>> FindAsync(Guid serverId, string part, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var pattern = $"%{ServerEncounterQueries.Literal(part)}%";
        var found = await context.VRChatSessions
            .Where(session => session.ServerId == serverId && session.WorldId != null && session.WorldName != null
                && (session.WorldId == part || EF.Functions.Like(session.WorldName, pattern, ServerEncounterQueries.LikeEscape)))
            .GroupBy(session => session.WorldId!)
            .Select(world => new { Id = world.Key, Name = world.Max(session => session.WorldName)!, Last = world.Max(session => session.StartedAt) })
            .OrderByDescending(world => world.Last).Take(limit).ToListAsync(cancellationToken);
        return [.. found.Select(world => (world.Id, world.Name))];
    }
}
