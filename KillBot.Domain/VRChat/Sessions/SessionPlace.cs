using KillBot.Domain.VRChat.Events;
using KillBot.Domain.VRChat.Locations;

namespace KillBot.Domain.VRChat.Sessions;

/// <summary>Where an event says that it happened.</summary>
/// <param name="Location">The instance; none where that was not told, or is no instance that others can be in.</param>
internal sealed record SessionPlace(string? WorldId, string? WorldName, VRChatLocation? Location)
{
    /// <summary>How a location ends that is not stored as it was.</summary>
    public const string PrivateEnd = ":private";

    /// <summary>None where the event says nothing of it.</summary>
    public static SessionPlace? Of(VRChatEvent told)
    {
        var location = told.Location is { } text && VRChatLocation.TryParse(text, out var parsed) ? parsed : null;
        return location is null && told is { WorldId: null, WorldName: null }
            ? null
            : new SessionPlace(told.WorldId ?? location?.WorldId, told.WorldName, location);
    }

    public byte[] Key(Guid trackerId) => Location is null
        ? InstanceKey.Of(trackerId, WorldId, WorldName)
        : InstanceKey.Of(Location);

    /// <summary>Whether the session may be at this place, as far as both are known.</summary>
    public bool Matches(VRChatSession session) => Location is not null && session.Access is not null
        ? session.InstanceKey.AsSpan().SequenceEqual(InstanceKey.Of(Location))
        : WorldId is not null && session.WorldId is not null ? WorldId == session.WorldId
        : WorldName is null || session.WorldName is null || WorldName == session.WorldName;

    /// <summary>The location as it may be stored.</summary>
    /// <param name="showsPrivate">The server shows instances that not everybody may join.</param>
    public string? Stored(bool showsPrivate) => Location is null ? null
        : Location.IsOpen || showsPrivate ? Location.ToString()
        : $"{Location.WorldId}{PrivateEnd}";
}
