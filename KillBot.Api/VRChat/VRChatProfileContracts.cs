using KillBot.Domain.VRChat.Locations;
using KillBot.Domain.VRChat.Profiles;

namespace KillBot.Api.VRChat;

/// <summary>A profile, as VRChat tells it now.</summary>
/// <param name="IsFriend">Of the account that this instance is signed in with.</param>
public sealed record LiveVRChatUserResponse(LiveVRChatProfileResponse User, bool IsFriend)
{
    internal static LiveVRChatUserResponse From(VRChatProfile profile, bool isOperator) =>
        new(LiveVRChatProfileResponse.From(profile, isOperator), profile.IsFriend);
}

/// <summary>What VRChat tells of a user. Texts are the user's own; addresses are http or https.</summary>
/// <param name="Id"><c>usr_…</c></param>
/// <param name="Username">The display name: VRChat does not tell the user names of others.</param>
/// <param name="TrustRank"><c>Visitor</c>, <c>New User</c>, <c>User</c>, <c>Known User</c>, <c>Trusted User</c> or <c>Veteran User</c>.</param>
/// <param name="Status"><c>active</c>, <c>join me</c>, <c>ask me</c>, <c>busy</c>, <c>offline</c>, or what VRChat adds.</param>
/// <param name="Location">An instance that everybody may join, <c>private</c> for all others, <c>traveling</c>, <c>offline</c>; of friends only.</param>
/// <param name="FriendKey">Empty, but of friends for callers who may sign in and out.</param>
public sealed record LiveVRChatProfileResponse(
    string Id,
    string Username,
    string DisplayName,
    string Bio,
    IReadOnlyList<string> BioLinks,
    string? ProfilePicOverride,
    string TrustRank,
    string Status,
    string StatusDescription,
    string? CurrentAvatarImageUrl,
    string? CurrentAvatarThumbnailImageUrl,
    string? UserIcon,
    IReadOnlyList<string> Tags,
    string Location,
    string FriendKey)
{
    private const string Private = "private";
    private const string Offline = "offline";

    internal static LiveVRChatProfileResponse From(VRChatProfile profile, bool isOperator) => new(
        profile.Id,
        profile.DisplayName,
        profile.DisplayName,
        profile.Bio,
        profile.BioLinks,
        profile.ProfilePicOverride,
        profile.TrustRank,
        profile.Status,
        profile.StatusDescription,
        profile.CurrentAvatarImageUrl,
        profile.CurrentAvatarThumbnailImageUrl,
        profile.UserIcon,
        profile.Tags,
        LocationOf(profile.Location),
        isOperator ? profile.FriendKey : "");

    private static string LocationOf(string? location) => location switch
    {
        null or "" => Offline,
        Offline or "traveling" => location,
        _ when VRChatLocation.TryParse(location, out var instance) && instance.IsOpen => instance.ToString(),
        _ => Private,
    };
}

/// <summary>A profile that was asked for anew.</summary>
public sealed record RefreshedVRChatUserResponse(bool Success, RefreshedVRChatProfileResponse User);

/// <summary>What was stored of it.</summary>
/// <param name="LastUpdated">When VRChat told it.</param>
public sealed record RefreshedVRChatProfileResponse(
    string Id,
    string Username,
    string DisplayName,
    string Bio,
    IReadOnlyList<string> BioLinks,
    string? ProfilePicOverride,
    string Status,
    string StatusDescription,
    string? CurrentAvatarImageUrl,
    string? CurrentAvatarThumbnailImageUrl,
    string? UserIcon,
    string TrustRank,
    IReadOnlyList<string> Tags,
    DateTimeOffset LastUpdated)
{
    internal static RefreshedVRChatProfileResponse From(VRChatProfile profile, DateTimeOffset now) => new(
        profile.Id,
        profile.DisplayName,
        profile.DisplayName,
        profile.Bio,
        profile.BioLinks,
        profile.ProfilePicOverride,
        profile.Status,
        profile.StatusDescription,
        profile.CurrentAvatarImageUrl,
        profile.CurrentAvatarThumbnailImageUrl,
        profile.UserIcon,
        profile.TrustRank,
        profile.Tags,
        now);
}
