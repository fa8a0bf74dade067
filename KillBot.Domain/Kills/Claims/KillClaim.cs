namespace KillBot.Domain.Kills.Claims;

/// <summary>A kill that the killer tells of and the victim has to confirm: for builds of games that no longer log kills.</summary>
public sealed class KillClaim
{
    /// <summary>How long the victim may take to answer.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public required Guid Id { get; init; }

    /// <summary>Where it was told.</summary>
    public required Guid ServerId { get; init; }

    /// <summary>The player of whoever tells it.</summary>
    public required Guid KillerId { get; init; }

    public required Guid VictimId { get; init; }

    /// <summary>Who tells it, by snowflake.</summary>
    public required long ReporterDiscordId { get; init; }

    /// <summary>Who is asked, by snowflake.</summary>
    public required long VictimDiscordId { get; init; }

    /// <summary>As it was typed; 64 characters at most.</summary>
    public string? Weapon { get; init; }

    /// <summary>The channel, of the guild or a direct one, in which the victim is asked; none until they were.</summary>
    public long? ChannelId { get; init; }

    /// <summary>The message with the buttons.</summary>
    public long? MessageId { get; init; }

    public KillClaimState State { get; init; }

    /// <summary>When it was told, which is the time of the kill.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the victim can no longer answer.</summary>
    public DateTimeOffset ExpiresAt => CreatedAt + Lifetime;
}

/// <summary>What has become of a claim.</summary>
public enum KillClaimState
{
    Open,
    Confirmed,
    Disputed,
    Expired,

    /// <summary>It was confirmed when one of the players had become somebody else's, or nobody's.</summary>
    Void,
}
