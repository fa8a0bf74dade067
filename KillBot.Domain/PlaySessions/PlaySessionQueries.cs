using KillBot.Domain.Data;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.PlaySessions;

/// <summary>How long players have played.</summary>
public sealed class PlaySessionQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>The sum over <paramref name="players"/>; time that several sessions of one player cover counts once.</summary>
    public async Task<TimeSpan> SumAsync(IReadOnlyList<Guid> players, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var sessions = await context.PlaySessions
            .Where(session => players.Contains(session.PlayerId))
            .OrderBy(session => session.PlayerId).ThenBy(session => session.StartedAt)
            .ToListAsync(cancellationToken);
        var total = TimeSpan.Zero;
        var (player, end) = (Guid.Empty, DateTimeOffset.MinValue);
        foreach (var session in sessions)
        {
            var start = session.PlayerId == player && session.StartedAt < end ? end : session.StartedAt;
            (player, end) = (session.PlayerId, session.EndedAt > start ? session.EndedAt : start);
            total += end - start;
        }

        return total;
    }
}
