using KillBot.Domain.Notifications;

namespace KillBot.Domain.Feeds;

/// <summary>What a channel is told of, and how. A channel may have any number of feeds.</summary>
public sealed class Feed
{
    public required Guid Id { get; init; }

    public required Guid ServerId { get; init; }

    /// <summary>By which the server's admins name it, from 1. No two feeds of a server have the same.</summary>
    public required int Number { get; init; }

    /// <summary>The channel's snowflake.</summary>
    public required long ChannelId { get; set; }

    public required FeedKind Kind { get; set; }

    /// <summary>What it lets pass, in the language of <c>docs/feeds.md</c>; null lets everything of its kind pass.</summary>
    public string? Filter { get; set; }

    public FeedStyle Style { get; set; }

    /// <summary>How long what has happened is kept back, in seconds.</summary>
    public int DelaySeconds { get; set; }

    /// <summary>The snowflake of a role that is notified with each message.</summary>
    public long? MentionRoleId { get; set; }

    /// <summary>Since when an admin has it rest. What happens meanwhile is not posted later.</summary>
    public DateTimeOffset? PausedAt { get; set; }

    /// <summary>Snowflake of the admin who added it.</summary>
    public required long CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Where what it tells is delivered.</summary>
    public Destination Destination => Style == FeedStyle.Live ? Destination.DiscordLive(ChannelId) : Destination.DiscordChannel(ChannelId);

    public TimeSpan Delay => TimeSpan.FromSeconds(DelaySeconds);

    /// <summary>What its admin has chosen.</summary>
    public FeedChoices Choices => new(ChannelId, Kind)
    {
        Filter = Filter,
        Style = Style,
        Delay = Delay,
        MentionRoleId = MentionRoleId,
    };
}
