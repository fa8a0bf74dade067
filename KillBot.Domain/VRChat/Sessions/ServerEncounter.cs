namespace KillBot.Domain.VRChat.Sessions;

/// <summary>A visit of somebody as the trackers of one server saw it.</summary>
/// <param name="Session">That of the server's own tracker which saw it first.</param>
/// <param name="From">The arrival, or when the server's tracker found the person there.</param>
/// <param name="Until">The departure, of the person or of the tracker; none while both are there.</param>
public sealed record ServerEncounter(VRChatSession Session, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>How the trackers of one server met somebody.</summary>
/// <param name="Count">Of all encounters.</param>
/// <param name="Worlds">How many different ones.</param>
/// <param name="Encounters">One page, the newest first.</param>
public sealed record ServerEncounters(
    int Count, int Worlds, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt, IReadOnlyList<ServerEncounter> Encounters);
