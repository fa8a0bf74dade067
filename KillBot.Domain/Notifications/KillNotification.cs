using KillBot.Domain.Kills;

namespace KillBot.Domain.Notifications;

/// <summary>A kill to announce, and which of its names may be said.</summary>
/// <param name="KillerIsPrivate">The killer is to be called "a private player".</param>
/// <param name="VictimIsPrivate">The victim is to be called "a private player".</param>
public sealed record KillNotification(Kill Kill, bool KillerIsPrivate, bool VictimIsPrivate);
