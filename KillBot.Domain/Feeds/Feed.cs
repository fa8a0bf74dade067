namespace KillBot.Domain.Feeds;

/// <summary>A channel that follows the kills or deaths of a server's members.</summary>
public sealed class Feed
{
    public required Guid Id { get; init; }

    public required Guid ServerId { get; init; }

    /// <summary>The channel's snowflake.</summary>
    public required long ChannelId { get; init; }

    public required FeedKind Kind { get; init; }

    /// <summary>Snowflake of the admin who added it and is told when it breaks.</summary>
    public required long CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
