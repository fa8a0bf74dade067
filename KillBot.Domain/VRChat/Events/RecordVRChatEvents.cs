using KillBot.Domain.Data;
using KillBot.Domain.VRChat.Sessions;
using KillBot.Domain.VRChat.Users;

namespace KillBot.Domain.VRChat.Events;

/// <summary>
/// Records what a tracker tells: recognises what it, or another tracker in the same instance, has told already, and keeps sessions,
/// visits, people and totals, and tells whoever listens.
/// </summary>
internal sealed class RecordVRChatEvents(VRChatTracker tracker, IReadOnlyList<VRChatEvent> events, VRChatNews news)
    : WriteOperation<IReadOnlyList<VRChatEventResult>>
{
    public override int Weight => events.Count;

    protected override IReadOnlyList<VRChatEventResult> Run(WriteTransaction transaction)
    {
        var totals = new TotalChanges();
        var sessions = new TrackerSessions(transaction, tracker, totals);
        var results = new VRChatEventResult[events.Count];
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = Record(transaction, sessions, totals, AsStored(events[i]));
        }

        sessions.Save();
        totals.Write(transaction);
        news.Changed(transaction, sessions.Touched, events.Any(told => transaction.Now - told.Timestamp <= VRChatFeeds.NewsAge));
        return results;
    }

    private VRChatEventResult Record(WriteTransaction transaction, TrackerSessions sessions, TotalChanges totals, VRChatEvent told)
    {
        if (VRChatEventRules.ProblemOf(told, transaction.Now) is { } problem)
        {
            return new VRChatEventResult(VRChatEventStatus.Rejected, problem);
        }

        if (transaction.HasActivity(tracker.Id, told.EventId))
        {
            return new VRChatEventResult(VRChatEventStatus.Duplicate);
        }

        if (told.Type is VRChatEventType.VRChatStarted or VRChatEventType.VRChatStopped)
        {
            sessions.SeeClient(told);
            news.Recorded(transaction, tracker, transaction.InsertActivity(tracker.Id, told, null, null), null);
            return new VRChatEventResult(VRChatEventStatus.Accepted);
        }

        if (sessions.Of(told) is not { } session)
        {
            return new VRChatEventResult(
                VRChatEventStatus.Rejected, "location: no world_joined came before it. Send that first, or say where with location or worldId.");
        }

        var repeated = told.UserId is not null ? Find(transaction, told, session) : null;
        var activity = transaction.InsertActivity(tracker.Id, told, session.Id, repeated);
        if (told.UserId is not null)
        {
            See(transaction, totals, told, session, activity);
        }

        if (repeated is null)
        {
            news.Recorded(transaction, tracker, activity, session);
        }
        else
        {
            news.Repeated(transaction, tracker, activity, session);
        }

        return new VRChatEventResult(repeated is null ? VRChatEventStatus.Accepted : VRChatEventStatus.Duplicate);
    }

    /// <summary>The activity by which somebody else has told this already.</summary>
    private long? Find(WriteTransaction transaction, VRChatEvent told, VRChatSession session) =>
        RepeatedActivity.Find(transaction, tracker.Id, told, session.InstanceKey)
        // Who is known to be there is found there, whenever another tracker arrives.
        ?? (told.Type == VRChatEventType.PlayerPresent
            ? transaction.FindVisitAt(session.InstanceKey, told.UserId!, told.Timestamp)?.ActivityId : null);

    private static void See(WriteTransaction transaction, TotalChanges totals, VRChatEvent told, VRChatSession session, VRChatActivity activity)
    {
        var visits = new InstanceVisits(transaction, totals, session);
        // A repeat too: it may be later, and know the name.
        totals.Users += transaction.SeeUser(told.UserId!, told.DisplayName, told.Timestamp);
        if (activity.RepeatOf is not null)
        {
            visits.Repeat(activity);
            return;
        }

        if (told.Type == VRChatEventType.PlayerLeft)
        {
            visits.Leave(activity);
        }
        else
        {
            visits.Join(activity);
        }
    }

    // What is compared must be equal. Some trackers name their own user everywhere: a world that is entered is no visit of anybody.
    private static VRChatEvent AsStored(VRChatEvent told)
    {
        var whole = told.Timestamp.Ticks % TimeSpan.TicksPerMillisecond == 0
            ? told
            : told with { Timestamp = DateTimeOffset.FromUnixTimeMilliseconds(told.Timestamp.ToUnixTimeMilliseconds()) };
        return whole.IsOfPerson || whole is { UserId: null, DisplayName: null } ? whole : whole with { UserId = null, DisplayName = null };
    }
}
