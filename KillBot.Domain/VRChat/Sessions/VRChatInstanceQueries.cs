using KillBot.Domain.Data;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.VRChat.Sessions;

/// <summary>Reads in which instances the trackers of a server are, and who is there.</summary>
public sealed class VRChatInstanceQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>An instance holds fewer.</summary>
    private const int MaxPresent = 500;

    /// <summary>
    /// Up to so many instances, the oldest first, and how many there are in all. Whom trackers of other servers tell of, and what they call them, is
    /// left out: anybody may claim to be in an instance.
    /// </summary>
    public async Task<(IReadOnlyList<VRChatInstance> Instances, int Total)> ListAsync(
        Guid serverId, int limit, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // As few as there are running clients.
        var sessions = await context.VRChatSessions.Where(session => session.EndedAt == null && session.ServerId == serverId)
            .OrderBy(session => session.StartedAt).ThenBy(session => session.Id).ToListAsync(cancellationToken);
        var groups = sessions.GroupBy(session => Convert.ToHexString(session.InstanceKey)).ToList();
        List<VRChatInstance> instances = [];
        foreach (var group in groups.Take(limit))
        {
            instances.Add(await ReadAsync(context, [.. group], cancellationToken));
        }

        return (instances, groups.Count);
    }

    /// <summary>An instance; null when no tracker of the server is there.</summary>
    public async Task<VRChatInstance?> FindAsync(Guid serverId, byte[] instanceKey, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var sessions = await context.VRChatSessions
            .Where(session => session.InstanceKey == instanceKey && session.EndedAt == null && session.ServerId == serverId)
            .OrderBy(session => session.StartedAt).ThenBy(session => session.Id).ToListAsync(cancellationToken);
        return sessions.Count == 0 ? null : await ReadAsync(context, sessions, cancellationToken);
    }

    /// <summary>The instance of a session that is over, without anybody in it.</summary>
    public async Task<VRChatInstance?> FindPastAsync(Guid sessionId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.VRChatSessions.FirstOrDefaultAsync(session => session.Id == sessionId, cancellationToken) is { } session
            ? Of(session, session.WorldName ?? await FindNameAsync(context, session, cancellationToken), [])
            : null;
    }

    // What the server's other trackers, which came later, called the world.
    private static async Task<string?> FindNameAsync(KillBotDbContext context, VRChatSession first, CancellationToken cancellationToken)
    {
        var (serverId, instanceKey, since) = (first.ServerId, first.InstanceKey, first.StartedAt);
        var named =
            from tracker in context.VRChatTrackers
            where tracker.ServerId == serverId
            join session in context.VRChatSessions on tracker.Id equals session.TrackerId
            where session.StartedAt >= since && session.ServerId == serverId && session.InstanceKey == instanceKey && session.WorldName != null
            orderby session.StartedAt, session.Id
            select session.WorldName;
        return await named.FirstOrDefaultAsync(cancellationToken);
    }

    /// <param name="sessions">Those in the instance, the first first.</param>
    private static async Task<VRChatInstance> ReadAsync(
        KillBotDbContext context, List<VRChatSession> sessions, CancellationToken cancellationToken)
    {
        var first = sessions[0];
        var present = await context.VRChatVisits.Where(visit => visit.InstanceKey == first.InstanceKey && visit.LeftAt == null)
            .OrderBy(visit => visit.JoinedAt).ThenBy(visit => visit.Id).Take(MaxPresent).ToListAsync(cancellationToken);
        var names = await ReadNamesAsync(context, [.. sessions.Select(session => session.Id)], cancellationToken);
        present.RemoveAll(visit => !names.ContainsKey(visit.UserId));
        present.ForEach(visit => visit.DisplayName = names[visit.UserId] ?? visit.UserId);
        return Of(first, sessions.Select(session => session.WorldName).FirstOrDefault(name => name is not null), present);
    }

    private static VRChatInstance Of(VRChatSession first, string? worldName, IReadOnlyList<VRChatVisit> present) =>
        new(first.WorldId, worldName, first.ShownAccess, first.IsPrivate, first.ShownRegion, first.StartedAt, present);

    /// <summary>What people are called in sessions, by id.</summary>
    private static async Task<Dictionary<string, string?>> ReadNamesAsync(KillBotDbContext context, List<Guid> sessions, CancellationToken cancellationToken)
    {
        var told = await context.VRChatActivity
            .Where(activity => activity.SessionId != null && sessions.Contains(activity.SessionId.Value) && activity.UserId != null)
            .GroupBy(activity => activity.UserId!)
            .Select(person => new { Id = person.Key, Name = person.Max(activity => activity.DisplayName) })
            .ToListAsync(cancellationToken);
        return told.ToDictionary(person => person.Id, person => person.Name, StringComparer.Ordinal);
    }
}
