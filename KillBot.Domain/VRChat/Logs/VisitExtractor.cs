using KillBot.Domain.VRChat.Events;
using KillBot.Domain.VRChat.Locations;

namespace KillBot.Domain.VRChat.Logs;

/// <summary>Makes events of the lines of one log, in their order: who was where, when and with whom.</summary>
/// <remarks>
/// A client lists everybody who is there already when it arrives as if they came, and everybody who stays when it leaves as if
/// they went. Both bursts are told apart here.
/// </remarks>
/// <param name="file">Name of the log; see <see cref="VRChatEventId"/>.</param>
internal sealed class VisitExtractor(string file)
{
    private VRChatPlayer? _self;
    private VRChatLocation? _nextLocation;
    private string? _nextWorldName;
    private VRChatRoom? _room;
    private bool _isArriving;
    private DateTime _arrivedAt;
    private bool _hasQuit;

    /// <summary>The client runs, as far as its log tells.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>Takes the next record and adds the events that it tells.</summary>
    public void Accept(VRChatLogEntry entry, ICollection<VRChatEvent> events)
    {
        // Who joins an instance has not quit after all.
        _hasQuit &= entry.Line?.Kind != VRChatLineKind.JoiningInstance;
        if (_hasQuit)
        {
            return;
        }

        if (entry.SilentSince is { } last)
        {
            Silence(last, events);
        }

        Resume(entry.Mark, events);
        if (entry.Line is { } line)
        {
            Accept(line, entry.Mark, events);
        }
    }

    /// <summary>The client has written nothing for <see cref="VRChatLogDecoder.MaxSilence"/>: it has crashed, or sleeps.</summary>
    /// <param name="last">The last that it wrote.</param>
    public void Silence(VRChatLogMark last, ICollection<VRChatEvent> events)
    {
        if (IsRunning)
        {
            IsRunning = false;
            Tell(VRChatEventType.VRChatStopped, last, events, isEstimated: true);
        }
    }

    // A client that only slept is where it was: its instance is told anew, since the silence has ended the visits there.
    private void Resume(VRChatLogMark mark, ICollection<VRChatEvent> events)
    {
        if (IsRunning)
        {
            return;
        }

        IsRunning = true;
        Tell(VRChatEventType.VRChatStarted, mark, events);
        if (_room is not null)
        {
            Tell(VRChatEventType.WorldJoined, mark, events);
            foreach (var player in _room.Players)
            {
                Tell(VRChatEventType.PlayerPresent, mark, events, player);
            }
        }
    }

    private void Accept(VRChatLogLine line, VRChatLogMark mark, ICollection<VRChatEvent> events)
    {
        switch (line.Kind)
        {
            case VRChatLineKind.UserAuthenticated:
                _self = new VRChatPlayer(line.Name!, line.UserId);
                break;
            case VRChatLineKind.EnteringRoom or VRChatLineKind.JoiningOrCreating:
                _nextWorldName = line.WorldName;
                break;
            case VRChatLineKind.JoiningInstance:
                _nextLocation = line.Location;
                break;
            case VRChatLineKind.JoinFailed:
                _nextLocation = null;
                break;
            case VRChatLineKind.JoinedRoom:
                Leave(mark, events);
                Enter(mark, events);
                break;
            case VRChatLineKind.LocalPlayer:
                _self = _room?.Find(line.Name) ?? (_self?.Name == line.Name ? _self : new VRChatPlayer(line.Name!, null));
                Arrived(line.LocalTime);
                break;
            case VRChatLineKind.PlayerJoined:
                Join(new VRChatPlayer(line.Name!, line.UserId), mark, events);
                break;
            case VRChatLineKind.PlayerLeft when _room is not null:
                Tell(VRChatEventType.PlayerLeft, mark, events, _room.Remove(new VRChatPlayer(line.Name!, line.UserId)));
                break;
            case VRChatLineKind.LeftRoom:
                Leave(mark, events);
                break;
            case VRChatLineKind.ApplicationQuit:
                Leave(mark, events);
                Tell(VRChatEventType.VRChatStopped, mark, events);
                (IsRunning, _hasQuit) = (false, true);
                break;
        }
    }

    private void Enter(VRChatLogMark mark, ICollection<VRChatEvent> events)
    {
        // A world of one's own machine has no location, and nobody else is there.
        if (_nextLocation is null)
        {
            return;
        }

        _room = new VRChatRoom(_nextLocation, _nextWorldName);
        _isArriving = true;
        (_nextLocation, _nextWorldName) = (null, null);
        Tell(VRChatEventType.WorldJoined, mark, events);
    }

    // Whom the client listed behind itself in the same second was there as well: older builds do not list it last.
    private void Join(VRChatPlayer player, VRChatLogMark mark, ICollection<VRChatEvent> events)
    {
        if (_room is null)
        {
            return;
        }

        var isSelf = player.Is(_self);
        var wasThere = !isSelf && (_isArriving || mark.LocalTime == _arrivedAt);
        _room.Add(player);
        Tell(wasThere ? VRChatEventType.PlayerPresent : VRChatEventType.PlayerJoined, mark, events, player);
        if (isSelf)
        {
            _self = player;
            Arrived(mark.LocalTime);
        }
    }

    private void Arrived(DateTime localTime)
    {
        if (_isArriving)
        {
            _isArriving = false;
            _arrivedAt = localTime;
        }
    }

    // Nobody else leaves by it. That the client's own user is not listed again needs no rule: nothing counts outside of a room.
    private void Leave(VRChatLogMark mark, ICollection<VRChatEvent> events)
    {
        if (_room is null)
        {
            return;
        }

        if (_self is not null && _room.Find(_self.Name) is { } self)
        {
            Tell(VRChatEventType.PlayerLeft, mark, events, self);
        }

        Tell(VRChatEventType.WorldLeft, mark, events);
        _room = null;
    }

    private void Tell(VRChatEventType type, VRChatLogMark mark, ICollection<VRChatEvent> events, VRChatPlayer? player = null, bool isEstimated = false)
    {
        var room = type is VRChatEventType.VRChatStarted or VRChatEventType.VRChatStopped ? null : _room;
        events.Add(new VRChatEvent(
            VRChatEventId.Of(file, mark, type, player?.Name), type, mark.Timestamp,
            room?.WorldId, room?.WorldName, room?.Location, player?.UserId, player?.Name, isEstimated));
    }
}
