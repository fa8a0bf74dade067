namespace KillBot.Domain.VRChat.Locations;

/// <summary>Who may join an instance (https://creators.vrchat.com/ and https://wiki.vrchat.com/wiki/Instances).</summary>
public enum InstanceAccess
{
    Public,

    /// <summary>Whoever the owner invites: <c>private</c>.</summary>
    Invite,

    /// <summary>Also whoever asks somebody inside: <c>private</c> with <c>canRequestInvite</c>.</summary>
    InvitePlus,

    Friends,

    /// <summary>Friends of anybody inside: <c>hidden</c>.</summary>
    FriendsPlus,

    GroupMembers,

    /// <summary>Members of the group, and friends of anybody inside.</summary>
    GroupPlus,

    GroupPublic,
}
