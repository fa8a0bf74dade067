namespace KillBot.Domain.VRChat.Sessions;

/// <summary>What is going on in VRChat now, as far as trackers tell.</summary>
/// <param name="Session">Where a client is; of several clients where the one is that moved last. None while no client is in a world.</param>
/// <param name="PlayerCount">Who is known to be in the instance of <paramref name="Session"/>, the client's own user too.</param>
/// <param name="IsRunning">Some client runs.</param>
public sealed record VRChatPresence(VRChatSession? Session, int PlayerCount, bool IsRunning);
