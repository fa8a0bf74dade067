using System.Security.Cryptography;
using KillBot.Domain.Data;
using KillBot.Domain.VRChat.Events;

namespace KillBot.Domain.VRChat.Sessions;

/// <summary>
/// The sessions of one tracker, inside a transaction of the writer: which one an event belongs to, and where they begin and end.
/// Events may come late, in another order, or not at all.
/// </summary>
internal sealed class TrackerSessions
{
    /// <summary>Logs have whole seconds, and lines of one moment come in any order.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    private readonly WriteTransaction _transaction;
    private readonly TrackerState _state;
    private readonly TotalChanges _totals;
    private readonly List<VRChatSession> _touched = [];
    private VRChatSession? _current;

    public TrackerSessions(WriteTransaction transaction, VRChatTracker tracker, TotalChanges totals)
        : this(transaction, transaction.FindTracker(tracker.Id) ?? New(tracker, transaction.Now), totals)
    {
        _state.Name = tracker.Name;
        _state.ServerId = tracker.ServerId;
        _state.LastSeenAt = transaction.Now;
    }

    private TrackerSessions(WriteTransaction transaction, TrackerState state, TotalChanges totals)
    {
        (_transaction, _state, _totals) = (transaction, state, totals);
        _current = state.SessionId is { } id ? transaction.FindSession(id) : null;
    }

    /// <summary>Those that events belonged to, or that have ended.</summary>
    public IReadOnlyCollection<VRChatSession> Touched => _touched;

    /// <summary>Ends what a tracker that has fallen silent left open, at its last sign of life, and returns it.</summary>
    public static IReadOnlyCollection<VRChatSession> EndSilent(WriteTransaction transaction, TrackerState state)
    {
        var sessions = new TrackerSessions(transaction, state, new TotalChanges());
        sessions.EndAtLastSign();
        state.IsRunning = false;
        sessions.Save();
        return sessions.Touched;
    }

    public void Save() => _transaction.SaveTracker(_state);

    /// <summary>The client has started or ended: it is in no world then.</summary>
    public void SeeClient(VRChatEvent told)
    {
        if (_current is { } current && told.Timestamp < current.StartedAt)
        {
            // It is about an earlier run.
            return;
        }

        if (told.Type == VRChatEventType.VRChatStopped)
        {
            End(told.Timestamp, told.IsEstimated);
        }
        else
        {
            EndAtLastSign();
        }

        _state.IsRunning = told.Type == VRChatEventType.VRChatStarted;
    }

    /// <summary>The session that an event belongs to, which it may begin or end; none when it does not say where it happened.</summary>
    public VRChatSession? Of(VRChatEvent told)
    {
        var place = SessionPlace.Of(told);
        var session = told.Type switch
        {
            VRChatEventType.WorldJoined => Begin(place!, told.Timestamp),
            VRChatEventType.WorldLeft => Leave(place, told.Timestamp),
            _ => Find(place, told.Timestamp) ?? (place is null ? null : Open(place, told.Timestamp)),
        };
        _state.IsRunning |= _current is not null;
        if (session is not null)
        {
            _touched.Add(session);
        }

        return session;
    }

    private static TrackerState New(VRChatTracker tracker, DateTimeOffset now) =>
        new() { Id = tracker.Id, Name = tracker.Name, ServerId = tracker.ServerId, LastSeenAt = now };

    private VRChatSession Begin(SessionPlace place, DateTimeOffset at)
    {
        if (_current is { } current && (current.StartedAt - at).Duration() <= Tolerance && place.Matches(current)
            && !_transaction.HasWorldJoined(current.Id))
        {
            // Somebody who was there was told before the arrival itself.
            current.WorldName ??= place.WorldName;
            _transaction.NameWorld(current);
            return current;
        }

        return Open(place, at);
    }

    private VRChatSession? Leave(SessionPlace? place, DateTimeOffset at)
    {
        if (_current is { } current && IsIn(current, place, at))
        {
            End(at, isEstimated: false);
            return current;
        }

        if (Earlier(place, at) is not { } earlier || (!earlier.IsEstimatedEnd && earlier.EndedAt < at - Tolerance))
        {
            return null;
        }

        if (earlier.IsEstimatedEnd)
        {
            earlier.EndedAt = Later(at, earlier.StartedAt);
            _transaction.EndSession(earlier.Id, earlier.EndedAt.Value, isEstimated: false);
        }

        return earlier;
    }

    private VRChatSession? Find(SessionPlace? place, DateTimeOffset at)
    {
        if (_current is { } current && IsIn(current, place, at))
        {
            return current;
        }

        if (Earlier(place, at) is not { } earlier)
        {
            return null;
        }

        if (earlier.EndedAt >= at || !earlier.IsEstimatedEnd)
        {
            return earlier.EndedAt >= at - Tolerance ? earlier : null;
        }

        // It had not ended yet: the tracker was silent, or follows another client beside this one.
        if (_current is null && !_state.IsRunning && _transaction.FindNextStart(_state.Id, earlier.StartedAt) is null)
        {
            Reopen(earlier);
            return earlier;
        }

        if (place is null)
        {
            return earlier.EndedAt >= at - Tolerance ? earlier : null;
        }

        earlier.EndedAt = at;
        _transaction.EndSession(earlier.Id, at, isEstimated: true);
        return earlier;
    }

    private void Reopen(VRChatSession session)
    {
        var ended = session.EndedAt!.Value;
        _transaction.ReopenSession(session.Id);
        (session.EndedAt, session.IsEstimatedEnd, _state.SessionId, _current) = (null, false, session.Id, session);
        new InstanceVisits(_transaction, _totals, session).Reopen(ended);
    }

    private VRChatSession? Earlier(SessionPlace? place, DateTimeOffset at) => _transaction.FindLastSessions(_state.Id, at + Tolerance)
        .Find(session => session.Id != _current?.Id && (place is null || place.Matches(session)));

    private static bool IsIn(VRChatSession session, SessionPlace? place, DateTimeOffset at) =>
        at >= session.StartedAt - Tolerance && (place is null || place.Matches(session));

    private VRChatSession Open(SessionPlace place, DateTimeOffset at)
    {
        // What begins before another session is late, and ends with that at the latest.
        var next = _transaction.FindNextStart(_state.Id, at);
        if (next is null)
        {
            End(at, isEstimated: true);
        }

        var session = new VRChatSession
        {
            Id = NewId(),
            TrackerId = _state.Id,
            ServerId = _state.ServerId,
            WorldId = place.WorldId,
            WorldName = place.WorldName,
            Location = place.Stored(place.Location is { IsOpen: false } && _transaction.ShowsPrivateInstances(_state.ServerId)),
            Access = place.Location?.Access,
            InstanceKey = place.Key(_state.Id),
            StartedAt = at,
            EndedAt = next,
            IsEstimatedEnd = next is not null,
        };
        _transaction.InsertSession(session);
        _totals.Sessions++;
        if (next is null)
        {
            (_state.SessionId, _current) = (session.Id, session);
        }

        return session;
    }

    private void EndAtLastSign()
    {
        if (_current is { } current)
        {
            End(_transaction.FindLastActivity(current.Id) ?? current.StartedAt, isEstimated: true);
        }
    }

    private void End(DateTimeOffset at, bool isEstimated)
    {
        if (_current is not { } current)
        {
            return;
        }

        current.EndedAt = Later(at, current.StartedAt);
        current.IsEstimatedEnd = isEstimated;
        _transaction.EndSession(current.Id, current.EndedAt.Value, isEstimated);
        _touched.Add(current);
        (_state.SessionId, _current) = (null, null);
        new InstanceVisits(_transaction, _totals, current).EndIfEmpty(current.EndedAt.Value);
    }

    private static DateTimeOffset Later(DateTimeOffset first, DateTimeOffset second) => first > second ? first : second;

    private static Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
