using KillBot.Domain.Data;
using KillBot.Domain.VRChat.Sessions;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.VRChat.Live;

/// <summary>
/// Reads what there is to show of an instance, from the visits themselves: what is told late, or corrected, counts. Whom only trackers of other
/// servers tell of does not.
/// </summary>
public sealed class LiveInstanceReader(VRChatInstanceQueries instances, IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>Nobody stays in an instance for longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Trackers tell of who is there before they tell that they are.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    /// <summary>Null when the trackers have just left, and the message is about to be told so.</summary>
    public async Task<LiveInstance?> ReadAsync(LiveMessage message, CancellationToken cancellationToken)
    {
        var instance = message.EndedAt is null
            ? await instances.FindAsync(message.ServerId, message.InstanceKey, cancellationToken)
            : await instances.FindPastAsync(message.SessionId, cancellationToken);
        if (instance is null)
        {
            return null;
        }

        var (from, until) = (message.StartedAt, message.EndedAt ?? DateTimeOffset.MaxValue);
        var visits = await ListAsync(message, cancellationToken);
        var moments = visits.SelectMany(visit => (DateTimeOffset?[])[visit.JoinedAt, visit.LeftAt]).OfType<DateTimeOffset>()
            .Where(moment => moment >= from && moment <= until);
        return new LiveInstance(
            instance,
            from,
            message.EndedAt,
            Math.Max(PeakOf(visits), instance.Present.Count),
            visits.Select(visit => visit.UserId).Distinct(StringComparer.Ordinal).Count(),
            moments.DefaultIfEmpty(from).Max());
    }

    private async Task<List<VRChatVisit>> ListAsync(LiveMessage message, CancellationToken cancellationToken)
    {
        var (instanceKey, from) = (message.InstanceKey, message.StartedAt);
        var (earliest, latest) = (from - Longest, message.EndedAt ?? DateTimeOffset.MaxValue);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var visits = await context.VRChatVisits
            .Where(visit => visit.InstanceKey == instanceKey && visit.JoinedAt >= earliest && visit.JoinedAt <= latest
                && (visit.LeftAt == null || visit.LeftAt > from || visit.JoinedAt >= from))
            .ToListAsync(cancellationToken);
        var seen = await ListSeenAsync(context, message, [.. visits.Select(visit => visit.UserId).Distinct()], cancellationToken);
        visits.RemoveAll(visit => !seen[visit.UserId].Any(at => at >= visit.JoinedAt - Tolerance && !(at > visit.LeftAt + Tolerance)));
        return visits;
    }

    // When the server's own trackers told of people in the instance.
    private static async Task<ILookup<string, DateTimeOffset>> ListSeenAsync(
        KillBotDbContext context, LiveMessage message, List<string> userIds, CancellationToken cancellationToken)
    {
        var (serverId, instanceKey, earliest) = (message.ServerId, message.InstanceKey, message.StartedAt - Longest);
        var seen = await (
            from activity in context.VRChatActivity
            where activity.UserId != null && userIds.Contains(activity.UserId) && activity.Timestamp >= earliest
            join session in context.VRChatSessions on activity.SessionId equals session.Id
            where session.ServerId == serverId && session.InstanceKey == instanceKey
            select new { activity.UserId, activity.Timestamp }).ToListAsync(cancellationToken);
        return seen.ToLookup(sight => sight.UserId!, sight => sight.Timestamp, StringComparer.Ordinal);
    }

    // Who leaves in a moment is gone before others come in it.
    private static int PeakOf(List<VRChatVisit> visits)
    {
        var (count, peak) = (0, visits.Count == 0 ? 0 : 1);
        foreach (var (_, change) in visits.Where(visit => visit.LeftAt is null || visit.LeftAt > visit.JoinedAt)
            .SelectMany(visit => ((DateTimeOffset At, int Change)[])[(visit.JoinedAt, 1), (visit.LeftAt ?? DateTimeOffset.MaxValue, -1)])
            .OrderBy(moment => moment.At).ThenBy(moment => moment.Change))
        {
            count += change;
            peak = Math.Max(peak, count);
        }

        return peak;
    }
}
