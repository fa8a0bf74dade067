using KillBot.Domain.Data;
using KillBot.Domain.VRChat.Events;
using KillBot.Domain.VRChat.Users;

namespace KillBot.Domain.VRChat.Sessions;

/// <summary>
/// Who was in an instance from when to when, inside a transaction of the writer. Arrivals and departures may be told late, or not
/// at all; a visit is open only while a tracker is there.
/// </summary>
internal sealed class InstanceVisits(WriteTransaction transaction, TotalChanges totals, VRChatSession session)
{
    /// <summary>Two trackers' clocks differ by up to this.</summary>
    private static readonly TimeSpan Tolerance = RepeatedActivity.Window;

    /// <summary>Somebody has arrived, or was there already.</summary>
    public void Join(VRChatActivity activity)
    {
        var at = activity.Timestamp;
        if (transaction.FindOpenVisit(session.InstanceKey, activity.UserId!) is not { } open)
        {
            Add(activity, at, session.EndedAt is { } ended ? Later(ended, at) : null, isEstimatedLeave: session.EndedAt is not null);
        }
        else if (!MadeExact(open, activity))
        {
            if (at <= open.JoinedAt)
            {
                // Told late, of an earlier visit.
                Add(activity, at, open.JoinedAt, isEstimatedLeave: true);
                return;
            }

            // Nobody told that the person had left.
            transaction.EndVisit(open.Id, at, isEstimated: true);
            Add(activity, at, session.EndedAt is { } end ? Later(end, at) : null, isEstimatedLeave: session.EndedAt is not null);
        }
    }

    public void Leave(VRChatActivity activity)
    {
        var at = activity.Timestamp;
        if (transaction.FindOpenVisit(session.InstanceKey, activity.UserId!) is { } open && at >= open.JoinedAt - Tolerance)
        {
            transaction.EndVisit(open.Id, Later(at, open.JoinedAt), isEstimated: false);
            return;
        }

        var last = transaction.FindLastVisit(session.InstanceKey, activity.UserId!, at);
        if (last is null)
        {
            // Some arrivals are never told.
            Add(activity, session.StartedAt < at ? session.StartedAt : at, at, isEstimatedLeave: false);
        }
        else if (last.IsEstimatedLeave)
        {
            transaction.EndVisit(last.Id, at, isEstimated: false);
        }
    }

    /// <summary>Another tracker has told it, but may have known it less exactly.</summary>
    public void Repeat(VRChatActivity activity)
    {
        if (activity.Type == VRChatEventType.PlayerJoined
            && transaction.FindOpenVisit(session.InstanceKey, activity.UserId!) is { } open)
        {
            MadeExact(open, activity);
        }
    }

    // Who was there when one tracker arrived, arrived itself in the same moment.
    private bool MadeExact(VRChatVisit open, VRChatActivity activity)
    {
        if (!open.IsEstimatedJoin || activity.Type != VRChatEventType.PlayerJoined
            || (activity.Timestamp - open.JoinedAt).Duration() > Tolerance)
        {
            return false;
        }

        transaction.BeginVisit(open.Id, activity.Timestamp);
        return true;
    }

    private void Add(VRChatActivity activity, DateTimeOffset joined, DateTimeOffset? left, bool isEstimatedLeave)
    {
        transaction.InsertVisit(new VRChatVisit
        {
            UserId = activity.UserId!,
            InstanceKey = session.InstanceKey,
            SessionId = session.Id,
            ActivityId = activity.Id,
            DisplayName = activity.DisplayName ?? activity.UserId!,
            JoinedAt = joined,
            LeftAt = left,
            IsEstimatedJoin = activity.Type != VRChatEventType.PlayerJoined,
            IsEstimatedLeave = isEstimatedLeave,
        });
        transaction.CountEncounter(activity.UserId!);
        totals.Encounters++;
    }

    private static DateTimeOffset Later(DateTimeOffset first, DateTimeOffset second) => first > second ? first : second;
}
