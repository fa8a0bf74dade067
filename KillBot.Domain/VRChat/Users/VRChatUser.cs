namespace KillBot.Domain.VRChat.Users;

/// <summary>Somebody who was met in VRChat: a row from the first meeting on, a profile once VRChat was asked for it.</summary>
public sealed class VRChatUser
{
    /// <summary><c>usr_…</c>; some old accounts have another shape.</summary>
    public required string Id { get; init; }

    /// <summary>As last told. Anything that people can type.</summary>
    public required string DisplayName { get; set; }

    public string? Bio { get; set; }

    /// <summary>A JSON list of texts.</summary>
    public string? BioLinks { get; set; }

    public string? ProfilePicOverride { get; set; }

    public string? Status { get; set; }

    public string? StatusDescription { get; set; }

    public string? CurrentAvatarImageUrl { get; set; }

    public string? CurrentAvatarThumbnailImageUrl { get; set; }

    public string? UserIcon { get; set; }

    /// <summary>As the API's document names it; <c>Visitor</c> until VRChat was asked, as of everybody without a tag of trust.</summary>
    public required string TrustRank { get; set; }

    /// <summary>A JSON list of texts.</summary>
    public string? Tags { get; set; }

    public required DateTimeOffset FirstSeenAt { get; set; }

    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>When the name or the profile last changed here.</summary>
    public required DateTimeOffset LastUpdatedAt { get; set; }

    /// <summary>When VRChat was last asked for the profile; none yet.</summary>
    public DateTimeOffset? ProfileFetchedAt { get; set; }

    /// <summary>Visits, not sightings: somebody whom two trackers see is met once.</summary>
    public int TimesEncountered { get; set; }
}
