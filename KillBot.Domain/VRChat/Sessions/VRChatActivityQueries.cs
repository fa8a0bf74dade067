using KillBot.Domain.Data;
using KillBot.Domain.VRChat.Events;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.VRChat.Sessions;

/// <summary>Lists of what happened in VRChat, newest first.</summary>
public sealed class VRChatActivityQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>Of everybody and every world; what several trackers told is there once.</summary>
    public Task<IReadOnlyList<ListedActivity>> ListAsync(ActivityPosition? before, int limit, CancellationToken cancellationToken) =>
        ListAsync(all => all.Where(activity => activity.RepeatOf == null && activity.SessionId != null), before, limit, cancellationToken);

    /// <summary>What was recorded after an activity, in the order of recording; of the last days.</summary>
    public async Task<IReadOnlyList<ListedActivity>> ListNewsAsync(
        long after, DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        var since = now - VRChatNews.NewsAge;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from activity in context.VRChatActivity
            where activity.Id > after && activity.RepeatOf == null && activity.SessionId != null && activity.Timestamp >= since
            orderby activity.Id
            join session in context.VRChatSessions on activity.SessionId equals session.Id
            select new ListedActivity(activity, session)).Take(limit).ToListAsync(cancellationToken);
    }

    /// <summary>The id of the last activity; 0 when there is none.</summary>
    public async Task<long> FindLastIdAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.VRChatActivity.MaxAsync(activity => (long?)activity.Id, cancellationToken) ?? 0;
    }

    /// <summary>Of one person; what several trackers told is there once.</summary>
    public Task<IReadOnlyList<ListedActivity>> ListByUserAsync(
        string userId, ActivityPosition? before, int limit, CancellationToken cancellationToken) =>
        ListAsync(all => all.Where(activity => activity.UserId == userId && activity.RepeatOf == null), before, limit, cancellationToken);

    /// <summary>Of people, as the session's own tracker told it.</summary>
    public Task<IReadOnlyList<ListedActivity>> ListPlayersBySessionAsync(
        Guid sessionId, ActivityPosition? before, int limit, CancellationToken cancellationToken) => ListAsync(
            all => all.Where(activity => activity.SessionId == sessionId
                && activity.Type != VRChatEventType.WorldJoined && activity.Type != VRChatEventType.WorldLeft),
            before, limit, cancellationToken);

    /// <summary>Visits of a person, newest first.</summary>
    public async Task<IReadOnlyList<ListedVisit>> ListVisitsAsync(
        string userId, ActivityPosition? before, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var visits = context.VRChatVisits.Where(visit => visit.UserId == userId);
        if (before is { } position)
        {
            visits = visits.Where(visit => visit.JoinedAt <= position.Timestamp
                && (visit.JoinedAt < position.Timestamp || visit.Id < position.Id));
        }

        return await (
            from visit in visits.OrderByDescending(visit => visit.JoinedAt).ThenByDescending(visit => visit.Id).Take(limit)
            join session in context.VRChatSessions on visit.SessionId equals session.Id
            orderby visit.JoinedAt descending, visit.Id descending
            select new ListedVisit(visit, session)).ToListAsync(cancellationToken);
    }

    public async Task<VRChatTotals> ReadTotalsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.VRChatTotals.SingleAsync(totals => totals.Id == VRChatTotals.OnlyId, cancellationToken);
    }

    private async Task<IReadOnlyList<ListedActivity>> ListAsync(
        Func<IQueryable<VRChatActivity>, IQueryable<VRChatActivity>> filter,
        ActivityPosition? before,
        int limit,
        CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var activities = filter(context.VRChatActivity);
        if (before is { } position)
        {
            // The first condition alone lets the index begin at the page instead of at the newest.
            activities = activities.Where(activity => activity.Timestamp <= position.Timestamp
                && (activity.Timestamp < position.Timestamp || activity.Id < position.Id));
        }

        return await (
            from activity in activities.OrderByDescending(activity => activity.Timestamp).ThenByDescending(activity => activity.Id).Take(limit)
            join session in context.VRChatSessions on activity.SessionId equals session.Id
            orderby activity.Timestamp descending, activity.Id descending
            select new ListedActivity(activity, session)).ToListAsync(cancellationToken);
    }
}

/// <summary>An activity in a list, with the session that it belongs to.</summary>
public sealed record ListedActivity(VRChatActivity Activity, VRChatSession Session);

/// <summary>A visit in a list, with the session in which it was told first.</summary>
public sealed record ListedVisit(VRChatVisit Visit, VRChatSession Session);

/// <summary>Where a page of activities or visits ended.</summary>
public readonly record struct ActivityPosition(DateTimeOffset Timestamp, long Id);
