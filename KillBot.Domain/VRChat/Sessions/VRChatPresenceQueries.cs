using KillBot.Domain.Data;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.VRChat.Sessions;

/// <summary>Reads what is going on in VRChat now.</summary>
public sealed class VRChatPresenceQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>Whether a tracker's client runs, as far as is stored; not for a tracker that nobody knows.</summary>
    public async Task<bool> IsRunningAsync(Guid trackerId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.VRChatTrackers.AnyAsync(tracker => tracker.Id == trackerId && tracker.IsRunning, cancellationToken);
    }

    public async Task<VRChatPresence> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // As few as there are running clients.
        var session = await context.VRChatSessions.Where(session => session.EndedAt == null)
            .OrderByDescending(session => session.StartedAt).ThenBy(session => session.Id).FirstOrDefaultAsync(cancellationToken);
        var count = session is null ? 0 : await context.VRChatVisits.CountAsync(
            visit => visit.InstanceKey == session.InstanceKey && visit.LeftAt == null, cancellationToken);
        return new VRChatPresence(session, count, await context.VRChatTrackers.AnyAsync(tracker => tracker.IsRunning, cancellationToken));
    }
}
