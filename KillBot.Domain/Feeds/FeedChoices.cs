namespace KillBot.Domain.Feeds;

/// <summary>What an admin chooses of a feed.</summary>
/// <param name="ChannelId">The channel's snowflake.</param>
public sealed record FeedChoices(long ChannelId, FeedKind Kind)
{
    /// <summary>A <see cref="Filters.FeedFilter"/> for this kind; null lets everything pass.</summary>
    public string? Filter { get; init; }

    public FeedStyle Style { get; init; }

    /// <summary>Up to <see cref="FeedRules.MaxDelay"/>, in whole seconds.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The snowflake of a role. Whether the admin may mention it is for the caller to check.</summary>
    public long? MentionRoleId { get; init; }
}
