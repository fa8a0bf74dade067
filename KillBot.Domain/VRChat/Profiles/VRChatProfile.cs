using KillBot.Domain.VRChat.Client;

namespace KillBot.Domain.VRChat.Profiles;

/// <summary>What VRChat says about a user. Texts are anything that people can type; addresses are http or https.</summary>
/// <param name="Status"><c>active</c>, <c>join me</c>, <c>ask me</c>, <c>busy</c>, <c>offline</c>, or what comes next.</param>
/// <param name="Location">An instance, <c>private</c>, <c>offline</c>, <c>traveling</c>; of others than friends nothing.</param>
/// <param name="FriendKey">Empty for others than friends.</param>
public sealed record VRChatProfile(
    string Id,
    string DisplayName,
    string Bio,
    IReadOnlyList<string> BioLinks,
    string? ProfilePicOverride,
    string Status,
    string StatusDescription,
    string? CurrentAvatarImageUrl,
    string? CurrentAvatarThumbnailImageUrl,
    string? UserIcon,
    IReadOnlyList<string> Tags,
    string? Location,
    string FriendKey,
    bool IsFriend)
{
    private const int MaxTextLength = 4096;

    public string TrustRank => Profiles.TrustRank.Of(Tags);

    /// <exception cref="VRChatException">The answer is not this user's profile.</exception>
    internal static VRChatProfile Read(byte[] body, string id)
    {
        using var document = VRChatJson.Parse(body);
        var user = document.RootElement;
        if (user.Text("id", VRChatJson.MaxIdLength) != id || user.Text("displayName", VRChatJson.MaxNameLength) is not { Length: > 0 } name)
        {
            throw VRChatException.Unreadable();
        }

        return new VRChatProfile(
            id,
            name,
            user.Text("bio", MaxTextLength) ?? "",
            [.. (user.Texts("bioLinks") ?? []).Where(VRChatJson.IsLink)],
            user.Link("profilePicOverride"),
            user.Text("status", VRChatJson.MaxNameLength) ?? "",
            user.Text("statusDescription", MaxTextLength) ?? "",
            user.Link("currentAvatarImageUrl"),
            user.Link("currentAvatarThumbnailImageUrl"),
            user.Link("userIcon"),
            user.Texts("tags") ?? [],
            user.Text("location", Locations.VRChatLocation.MaxLength),
            user.Text("friendKey", VRChatJson.MaxNameLength) ?? "",
            user.Flag("isFriend"));
    }
}
