using KillBot.Domain.Data;
using KillBot.Domain.VRChat.Users;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.VRChat.Sessions;

/// <summary>Reads whom the trackers of a server have met, and nothing that only those of others have seen.</summary>
public sealed class ServerEncounterQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    internal const string LikeEscape = "\\";

    /// <summary>People whose name has <paramref name="part"/> in it, who was seen last before the others.</summary>
    public async Task<IReadOnlyList<VRChatUser>> SuggestAsync(Guid serverId, string part, int limit, CancellationToken cancellationToken)
    {
        var pattern = $"%{Literal(part)}%";
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await MetBy(context, serverId).Where(user => EF.Functions.Like(user.DisplayName, pattern, LikeEscape))
            .OrderByDescending(user => user.LastSeenAt).ThenByDescending(user => user.Id).Take(limit).ToListAsync(cancellationToken);
    }

    /// <summary>By id, or by the whole name in capital or small letters; of several who was seen last.</summary>
    public async Task<VRChatUser?> FindAsync(Guid serverId, string idOrName, CancellationToken cancellationToken)
    {
        var pattern = Literal(idOrName);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await MetBy(context, serverId)
            .Where(user => user.Id == idOrName || EF.Functions.Like(user.DisplayName, pattern, LikeEscape))
            .OrderByDescending(user => user.Id == idOrName).ThenByDescending(user => user.LastSeenAt).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Whose visit it was.</summary>
    public async Task<VRChatUser?> FindByVisitAsync(Guid serverId, long visitId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await MetBy(context, serverId)
            .FirstOrDefaultAsync(user => context.VRChatVisits.Any(visit => visit.Id == visitId && visit.UserId == user.Id), cancellationToken);
    }

    /// <summary>By which <see cref="FindByVisitAsync"/> finds the person again; null for nobody who was met.</summary>
    public async Task<long?> FindAnyVisitAsync(string userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.VRChatVisits.Where(visit => visit.UserId == userId)
            .OrderBy(visit => visit.JoinedAt).Select(visit => (long?)visit.Id).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Null where the server's trackers have never seen the person.</summary>
    public async Task<ServerEncounters?> ReadAsync(Guid serverId, string userId, int offset, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var seen =
            from activity in context.VRChatActivity
            where activity.UserId == userId
            join session in context.VRChatSessions on activity.SessionId equals session.Id
            where session.ServerId == serverId
            select new { ActivityId = activity.RepeatOf ?? activity.Id, activity.Timestamp, Session = session };
        var told = seen.Select(sighting => sighting.ActivityId);
        var visits = context.VRChatVisits.Where(visit => visit.UserId == userId && told.Contains(visit.ActivityId));
        var count = await visits.CountAsync(cancellationToken);
        if (count == 0)
        {
            return null;
        }

        var worlds = await seen.Select(sighting => sighting.Session.WorldId ?? sighting.Session.WorldName).Distinct().CountAsync(cancellationToken);
        var first = await seen.MinAsync(sighting => sighting.Timestamp, cancellationToken);
        var last = await seen.MaxAsync(sighting => sighting.Timestamp, cancellationToken);
        var page = await visits.OrderByDescending(visit => visit.JoinedAt).ThenByDescending(visit => visit.Id)
            .Skip(offset).Take(limit).ToListAsync(cancellationToken);
        List<long> shown = [.. page.Select(visit => visit.ActivityId)];
        var sightings = (await seen.Where(sighting => shown.Contains(sighting.ActivityId)).ToListAsync(cancellationToken))
            .ToLookup(sighting => sighting.ActivityId, sighting => (sighting.Timestamp, sighting.Session));
        return new ServerEncounters(count, worlds, first, last, [.. page.Select(visit => Of(visit, sightings[visit.ActivityId]))]);
    }

    // Who came first may have been a tracker of another server: what only that one saw is left out.
    private static ServerEncounter Of(VRChatVisit visit, IEnumerable<(DateTimeOffset Timestamp, VRChatSession Session)> sightings)
    {
        var own = sightings.OrderBy(sighting => sighting.Timestamp).ToList();
        var from = own[0].Timestamp > visit.JoinedAt ? own[0].Timestamp : visit.JoinedAt;
        var end = own.Exists(sighting => sighting.Session.EndedAt is null) ? null : own.Max(sighting => sighting.Session.EndedAt);
        var until = visit.LeftAt is null || end < visit.LeftAt ? end : visit.LeftAt;
        return new ServerEncounter(own[0].Session, from, until);
    }

    private static IQueryable<VRChatUser> MetBy(KillBotDbContext context, Guid serverId) => context.VRChatUsers.Where(user =>
        context.VRChatActivity.Any(activity => activity.UserId == user.Id
            && context.VRChatSessions.Any(session => session.Id == activity.SessionId && session.ServerId == serverId)));

    internal static string Literal(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
