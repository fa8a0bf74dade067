namespace KillBot.Domain.VRChat.Events;

/// <summary>Something that a tracker saw in a VRChat client's log.</summary>
/// <param name="EventId">Unique for the tracker, up to 128 characters: what is sent twice counts once.</param>
/// <param name="Timestamp">UTC.</param>
/// <param name="WorldId"><c>wrld_…</c></param>
/// <param name="Location">The instance; see <see cref="Locations.VRChatLocation"/>.</param>
/// <param name="UserId"><c>usr_…</c>; builds before October 2024 told none, and some old accounts have another shape.</param>
/// <param name="DisplayName">As the client shows it: anything that people can type.</param>
/// <param name="IsEstimated">Nobody saw it happen: a client that fell silent is taken to have ended with its last line.</param>
public sealed record VRChatEvent(
    string EventId,
    VRChatEventType Type,
    DateTimeOffset Timestamp,
    string? WorldId = null,
    string? WorldName = null,
    string? Location = null,
    string? UserId = null,
    string? DisplayName = null,
    bool IsEstimated = false)
{
    /// <summary>Somebody came, went or was there; else it is about the tracker's own client.</summary>
    public bool IsOfPerson => Type is VRChatEventType.PlayerJoined or VRChatEventType.PlayerLeft or VRChatEventType.PlayerPresent;
}
