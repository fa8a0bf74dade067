namespace KillBot.Domain.VRChat.Live;

/// <summary>The one message of a channel that shows an instance, from when a tracker of the server comes there until the last one leaves.</summary>
public sealed class LiveMessage
{
    /// <summary>An edit follows another after this time at the earliest.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(5);

    /// <summary>After so many deletions by hand nobody seems to want it.</summary>
    public const int MaxDeletions = 2;

    public required Guid Id { get; init; }

    /// <summary>The feed that shows the instance. It may have been removed.</summary>
    public required Guid FeedId { get; set; }

    public required Guid ServerId { get; init; }

    /// <summary>The channel's snowflake.</summary>
    public required long ChannelId { get; init; }

    /// <inheritdoc cref="Sessions.VRChatSession.InstanceKey"/>
    public required byte[] InstanceKey { get; init; }

    /// <summary>The session of the tracker that came first.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>When the first tracker came.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the last tracker left, or the feed ceased to follow the instance; none while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The message's snowflake; none while Discord does not have it.</summary>
    public long? MessageId { get; set; }

    /// <summary>How often somebody has deleted the message.</summary>
    public int Deletions { get; set; }

    /// <summary>By what the sender knows what the message shows now.</summary>
    public byte[]? Shown { get; set; }

    /// <summary>When it was posted or edited last.</summary>
    public DateTimeOffset? EditedAt { get; set; }

    /// <summary>It was deleted by hand and made anew, and deleted again: it is left alone until the instance ends.</summary>
    public bool IsUnwanted => Deletions >= MaxDeletions;
}
