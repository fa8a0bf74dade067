namespace KillBot.Domain.Feeds.Filters;

/// <summary>Somebody in a kill or in a VRChat instance.</summary>
/// <param name="Name">As reported.</param>
/// <param name="PlayerId">None for an NPC, and in VRChat.</param>
/// <param name="VRChatUserId"><c>usr_…</c>; in VRChat alone, where it is known.</param>
public readonly record struct FeedPerson(string Name, Guid? PlayerId = null, string? VRChatUserId = null);
