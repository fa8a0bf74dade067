using KillBot.Domain.Data;
using KillBot.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Feeds;

/// <summary>Reads the latest kills that concern a guild: a member took part, or they were recorded for it.</summary>
public sealed class RecentKillQueries(IDbContextFactory<KillBotDbContext> contexts, KillNotifications notifications)
{
    /// <summary>As many kills of all servers are looked through, so that a quiet guild among busy ones costs no more than that.</summary>
    private const int Window = 1000;

    /// <summary>The last recorded first, with the names that may be said in the guild.</summary>
    public async Task<IReadOnlyList<KillNotification>> ListAsync(long guildId, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var server = await context.Servers.FirstOrDefaultAsync(server => server.DiscordId == guildId, cancellationToken);
        if (server is null)
        {
            return [];
        }

        var members = context.ServerMemberships.Where(membership => membership.ServerId == server.Id).Select(membership => membership.PlayerId);
        var ids = await context.Kills.OrderByDescending(kill => kill.Id).Take(Window)
            .Where(kill => kill.ServerId == server.Id || members.Contains(kill.KillerId!.Value) || members.Contains(kill.VictimId!.Value))
            .OrderByDescending(kill => kill.Id).Take(limit).Select(kill => kill.Id).ToListAsync(cancellationToken);
        var found = await notifications.ReadAsync(guildId, ids, cancellationToken);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }
}
