namespace KillBot.Tests.FakeVRChat;

/// <summary>A user's profile.</summary>
public sealed class FakeVRChatUser(string id, string displayName)
{
    public string Id { get; } = id;

    public string DisplayName { get; set; } = displayName;

    public string Bio { get; set; } = "";

    public IReadOnlyList<string> BioLinks { get; set; } = [];

    public IReadOnlyList<string> Tags { get; set; } = [];

    public string Status { get; set; } = "active";

    public string Location { get; set; } = "offline";

    public bool IsFriend { get; set; }

    /// <summary>VRChat answers 403.</summary>
    public bool IsHidden { get; set; }
}
