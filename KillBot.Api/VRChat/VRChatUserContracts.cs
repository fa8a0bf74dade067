using System.Text.Json;
using KillBot.Domain.VRChat.Sessions;
using KillBot.Domain.VRChat.Users;

namespace KillBot.Api.VRChat;

/// <summary>Somebody who was met in VRChat. Until VRChat was asked, no more than the name is known.</summary>
/// <param name="Id"><c>usr_…</c></param>
/// <param name="Username">The display name: VRChat does not tell the user names of others.</param>
/// <param name="DisplayName">Anything that people can type.</param>
/// <param name="Status"><c>active</c>, <c>join me</c>, <c>ask me</c>, <c>busy</c>, <c>offline</c>; empty while unknown.</param>
/// <param name="TrustRank"><c>Visitor</c>, <c>New User</c>, <c>User</c>, <c>Known User</c>, <c>Trusted User</c>, <c>Veteran User</c>.</param>
/// <param name="LastUpdated">When the name or the profile last changed here.</param>
/// <param name="TimesEncountered">Visits, from arrival to departure, however many trackers saw them.</param>
public sealed record VRChatUserResponse(
    string Id,
    string Username,
    string DisplayName,
    string? Bio,
    IReadOnlyList<string>? BioLinks,
    string? ProfilePicOverride,
    string Status,
    string StatusDescription,
    string? CurrentAvatarImageUrl,
    string? CurrentAvatarThumbnailImageUrl,
    string? UserIcon,
    string TrustRank,
    IReadOnlyList<string>? Tags,
    DateTimeOffset FirstSeen,
    DateTimeOffset LastSeen,
    DateTimeOffset LastUpdated,
    int TimesEncountered)
{
    internal static VRChatUserResponse From(VRChatUser user) => new(
        user.Id,
        user.DisplayName,
        user.DisplayName,
        user.Bio,
        Texts(user.BioLinks),
        user.ProfilePicOverride,
        user.Status ?? "",
        user.StatusDescription ?? "",
        user.CurrentAvatarImageUrl,
        user.CurrentAvatarThumbnailImageUrl,
        user.UserIcon,
        user.TrustRank,
        Texts(user.Tags),
        user.FirstSeenAt,
        user.LastSeenAt,
        user.LastUpdatedAt,
        user.TimesEncountered);

    private static string[]? Texts(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, ApiJsonContext.Default.StringArray);
}

/// <summary>People who were met, who was seen last first.</summary>
public sealed record VRChatUserListResponse(IReadOnlyList<VRChatUserResponse> Users, VRChatPaginationResponse Pagination);

/// <param name="Limit">As it was used.</param>
/// <param name="Offset">As it was used: 0 beside a cursor.</param>
/// <param name="Total">Everybody who was met.</param>
/// <param name="NextCursor">Pass it as <c>cursor</c> for the next page; null on the last.</param>
public sealed record VRChatPaginationResponse(int Limit, int Offset, long Total, bool HasMore, string? NextCursor);

/// <summary>Somebody who was met, and when.</summary>
/// <param name="Encounters">Visits, newest first; up to 100.</param>
/// <param name="EncounterCount">Of all visits.</param>
/// <param name="NextCursor">Pass it as <c>cursor</c> for older visits; null where there are none.</param>
public sealed record VRChatUserProfileResponse(
    VRChatUserResponse User, IReadOnlyList<VRChatEncounterResponse> Encounters, int EncounterCount, string? NextCursor);

/// <summary>A visit of somebody to an instance where a tracker was.</summary>
/// <param name="SessionUuid">The session in which it was told first.</param>
/// <param name="WorldName">Empty where the tracker did not tell.</param>
/// <param name="WorldId">Empty where the tracker did not tell.</param>
/// <param name="Timestamp">The arrival.</param>
/// <param name="DisplayName">What the person was called then.</param>
/// <param name="LeftAt">The departure; null while the person is there.</param>
/// <param name="IsEstimatedJoin">Nobody saw the arrival: the person was there when the tracker came.</param>
/// <param name="IsEstimatedLeave">Nobody saw the departure: it is when the last tracker left or fell silent.</param>
public sealed record VRChatEncounterResponse(
    long Id,
    string UserId,
    Guid SessionUuid,
    string WorldName,
    string WorldId,
    DateTimeOffset Timestamp,
    string DisplayName,
    DateTimeOffset? LeftAt,
    bool IsEstimatedJoin,
    bool IsEstimatedLeave)
{
    internal static VRChatEncounterResponse From(ListedVisit item) => new(
        item.Visit.Id,
        item.Visit.UserId,
        item.Visit.SessionId,
        item.Session.WorldName ?? "",
        item.Session.WorldId ?? "",
        item.Visit.JoinedAt,
        item.Visit.DisplayName,
        item.Visit.LeftAt,
        item.Visit.IsEstimatedJoin,
        item.Visit.IsEstimatedLeave);
}
