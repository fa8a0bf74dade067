using KillBot.Domain.VRChat.Locations;

namespace KillBot.Domain.VRChat.Sessions;

/// <summary>A stay of a tracker's own client in an instance of a world.</summary>
public sealed class VRChatSession
{
    /// <summary>A UUID of version 4, as the API's document promises.</summary>
    public required Guid Id { get; init; }

    public required Guid TrackerId { get; init; }

    public required Guid ServerId { get; init; }

    public string? WorldId { get; set; }

    public string? WorldName { get; set; }

    /// <summary>
    /// The instance without its nonce; <c>wrld_…:private</c> where not everybody may join and the server does not show such instances.
    /// </summary>
    public string? Location { get; set; }

    /// <summary>Who may join; none where the tracker did not tell.</summary>
    public InstanceAccess? Access { get; set; }

    /// <summary>The same for all trackers in an instance; see <see cref="Sessions.InstanceKey"/>.</summary>
    public required byte[] InstanceKey { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>None while the client is there.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Nobody told the end: it is the last sign of life, or the start of what came next.</summary>
    public bool IsEstimatedEnd { get; set; }

    /// <summary>Not everybody may join, and the server does not show such instances.</summary>
    public bool IsPrivate => Location is { } location && location.EndsWith(SessionPlace.PrivateEnd, StringComparison.Ordinal);

    /// <summary>Where the instance runs, as VRChat writes it, where that is known and may be told.</summary>
    public string? ShownRegion => !IsPrivate && Location is { } location && VRChatLocation.TryParse(location, out var parsed)
        ? parsed.Region ?? VRChatLocation.DefaultRegion
        : null;

    /// <summary>Who may join, where that may be told.</summary>
    public InstanceAccess? ShownAccess => IsPrivate ? null : Access;
}
