namespace KillBot.Domain.VRChat.Events;

/// <summary>Who tells of events: one client's log, on one machine.</summary>
/// <param name="Id">Stays the same over restarts of the tracker.</param>
/// <param name="Name">What it calls itself.</param>
/// <param name="ServerId">The server that its events belong to, whose settings say what may be stored.</param>
public sealed record VRChatTracker(Guid Id, string Name, Guid ServerId);
