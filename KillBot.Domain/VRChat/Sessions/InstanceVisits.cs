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
        var open = transaction.FindOpenVisit(session.InstanceKey, activity.UserId!);
        if (open is not null && MadeExact(open, activity))
        {
            return;
        }

        if (open?.JoinedAt < at)
        {
            // Nobody told that the person had left.
            transaction.EndVisit(open.Id, at, isEstimated: true);
        }
        else if (transaction.FindVisitAt(session.InstanceKey, activity.UserId!, at) is { LeftAt: { } left } past && left > at)
        {
            JoinLate(activity, past, left, open);
            return;
        }

        Add(activity, at, EndAfter(activity, open));
    }

    public void Leave(VRChatActivity activity)
    {
        var at = activity.Timestamp;
        if (transaction.FindOpenVisit(session.InstanceKey, activity.UserId!) is { } open && at >= open.JoinedAt - Tolerance)
        {
            transaction.EndVisit(open.Id, Later(at, open.JoinedAt), isEstimated: false);
            return;
        }

        // What was over before the tracker came is another visit: instances last for days, and their numbers come again.
        if (transaction.FindLastVisit(session.InstanceKey, activity.UserId!, at) is not { } last || last.LeftAt < session.StartedAt - Tolerance)
        {
            // Some arrivals are never told.
            Add(activity, session.StartedAt < at ? session.StartedAt : at, (at, false));
        }
        else if (last.IsEstimatedLeave)
        {
            transaction.EndVisit(last.Id, at, isEstimated: false);
        }
    }

    /// <summary>Ends what is open when the last tracker has left the instance: nobody sees the others leave.</summary>
    public void EndIfEmpty(DateTimeOffset at)
    {
        if (transaction.IsWatched(session.InstanceKey))
        {
            return;
        }

        foreach (var visit in transaction.FindOpenVisits(session.InstanceKey))
        {
            // That a tracker has fallen silent is noticed late: others may have stayed longer, and left before.
            var last = transaction.FindLastEnd(session.InstanceKey, visit.UserId, visit.JoinedAt - Tolerance) ?? at;
            transaction.EndVisit(visit.Id, Later(visit.JoinedAt, Later(at, last)), isEstimated: true);
        }
    }

    /// <summary>The session had not ended when it was taken to: who was there then still is.</summary>
    public void Reopen(DateTimeOffset ended)
    {
        foreach (var userId in transaction.FindUsers(session.Id))
        {
            StayOn(userId, ended, ended);
        }
    }

    /// <summary>Another tracker has told it, but may have known it less exactly, or have left meanwhile.</summary>
    public void Repeat(VRChatActivity activity)
    {
        if (activity.Type == VRChatEventType.PlayerLeft)
        {
            return;
        }

        if (transaction.FindOpenVisit(session.InstanceKey, activity.UserId!) is { } open)
        {
            MadeExact(open, activity);
        }
        else if (session.EndedAt is null)
        {
            StayOn(activity.UserId!, activity.Timestamp + Tolerance, activity.Timestamp);
        }
    }

    // That nobody was left to see somebody leave has turned out to be wrong.
    private void StayOn(string userId, DateTimeOffset joinedUntil, DateTimeOffset at)
    {
        if (transaction.FindLastVisit(session.InstanceKey, userId, joinedUntil) is { IsEstimatedLeave: true } visit && visit.LeftAt >= at
            && transaction.FindOpenVisit(session.InstanceKey, userId) is null
            && transaction.FindNextVisit(session.InstanceKey, userId, visit.JoinedAt, DateTimeOffset.MaxValue) is null)
        {
            transaction.OpenVisit(visit.Id);
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

    /// <summary>Somebody has arrived, it is told now, during a visit whose end was told before.</summary>
    private void JoinLate(VRChatActivity activity, VRChatVisit past, DateTimeOffset left, VRChatVisit? open)
    {
        var at = activity.Timestamp;
        // An estimate is no departure: the person may be there still.
        (DateTimeOffset? Left, bool IsEstimated) end = past.IsEstimatedLeave ? EndAfter(activity, open)
            : (transaction.FindLeave(activity.TrackerId, session.InstanceKey, activity.UserId!, at, left) ?? left, false);
        if (past.IsEstimatedJoin && past.JoinedAt <= session.StartedAt && activity.Type == VRChatEventType.PlayerJoined)
        {
            // All that was known of it was its end.
            transaction.BeginVisit(past.Id, at);
            transaction.EndVisit(past.Id, end.Left, end.IsEstimated);
            return;
        }

        var before = transaction.FindLeave(activity.TrackerId, session.InstanceKey, activity.UserId!, past.JoinedAt, at);
        transaction.EndVisit(past.Id, before ?? at, isEstimated: before is null);
        Add(activity, at, end);
    }

    /// <summary>When somebody who arrived has left, as far as that was told before the arrival; none while the person is there.</summary>
    /// <param name="open">The visit that was open.</param>
    private (DateTimeOffset? Left, bool IsEstimated) EndAfter(VRChatActivity activity, VRChatVisit? open)
    {
        var at = activity.Timestamp;
        var until = session.EndedAt ?? DateTimeOffset.MaxValue;
        var next = transaction.FindNextVisit(session.InstanceKey, activity.UserId!, at, until)?.JoinedAt
            ?? (open?.JoinedAt >= at && open.JoinedAt <= until ? open.JoinedAt : null);
        return transaction.FindLeave(activity.TrackerId, session.InstanceKey, activity.UserId!, at, next ?? until) is { } left ? (left, false)
            : next is not null ? (next, true)
            // Who was there is still there, whatever became of this tracker.
            : open?.JoinedAt < at || session.EndedAt is not { } ended ? (null, false)
            : (Later(ended, at), true);
    }

    private void Add(VRChatActivity activity, DateTimeOffset joined, (DateTimeOffset? At, bool IsEstimated) left)
    {
        transaction.InsertVisit(new VRChatVisit
        {
            UserId = activity.UserId!,
            InstanceKey = session.InstanceKey,
            SessionId = session.Id,
            ActivityId = activity.Id,
            DisplayName = activity.DisplayName ?? activity.UserId!,
            JoinedAt = joined,
            LeftAt = left.At,
            IsEstimatedJoin = activity.Type != VRChatEventType.PlayerJoined,
            IsEstimatedLeave = left.IsEstimated,
        });
        transaction.CountEncounters(activity.UserId!, 1);
        totals.Encounters++;
    }

    private static DateTimeOffset Later(DateTimeOffset first, DateTimeOffset second) => first > second ? first : second;
}
