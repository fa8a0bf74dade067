using KillBot.Domain.VRChat.Sessions;

namespace KillBot.Domain.VRChat.Live;

/// <summary>What there is to show of an instance.</summary>
/// <param name="Instance">With who is there now.</param>
/// <param name="Since">When the first tracker of the server came.</param>
/// <param name="Until">When the last one left; none while one is there.</param>
/// <param name="Peak">The most people that were there at a time.</param>
/// <param name="People">How many different people were there.</param>
/// <param name="ChangedAt">When somebody came or went last.</param>
public sealed record LiveInstance(
    VRChatInstance Instance, DateTimeOffset Since, DateTimeOffset? Until, int Peak, int People, DateTimeOffset ChangedAt);
