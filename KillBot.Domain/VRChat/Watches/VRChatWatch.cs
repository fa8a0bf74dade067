namespace KillBot.Domain.VRChat.Watches;

/// <summary>What a member of a server, or the server itself in a channel, is told of, as far as the server's trackers see it.</summary>
public sealed class VRChatWatch
{
    /// <summary>Watches of one person, in all servers.</summary>
    public const int MaxPerPerson = 25;

    /// <summary>Watches of a server that are told in its channels.</summary>
    public const int MaxPerServer = 50;

    /// <summary>How long somebody who takes no direct messages is sent none.</summary>
    public static readonly TimeSpan BlockedFor = TimeSpan.FromHours(1);

    /// <summary>For so long after a message there is no other; then the last of what has happened meanwhile is told, if it is something else.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMinutes(2);

    public required Guid Id { get; init; }

    public required Guid ServerId { get; init; }

    /// <summary>The watcher's snowflake; 0 where the server watches.</summary>
    public required long DiscordId { get; init; }

    /// <summary>The snowflake of the channel that is told; 0 for the watcher's direct messages.</summary>
    public long ChannelId { get; init; }

    /// <summary>Snowflake of who added it; 0 for somebody who wanted to be forgotten.</summary>
    public required long CreatedBy { get; init; }

    public required WatchKind Kind { get; init; }

    /// <summary>VRChat's id of the user or world.</summary>
    public required string Subject { get; init; }

    /// <summary>What it was called then. Anything that people can type.</summary>
    public required string Name { get; init; }

    /// <summary>Of a world: how many people in one instance are news.</summary>
    public int? Threshold { get; init; }

    /// <summary>The language of who added it, as Discord names it.</summary>
    public required string Locale { get; init; }

    /// <summary>When something was told last, or will be: what has happened since the last message waits until then.</summary>
    public DateTimeOffset? ToldAt { get; set; }

    /// <summary>What was told then.</summary>
    public WatchNoticeKind? ToldKind { get; set; }

    /// <summary>When the watcher last took no direct message; none once one has arrived.</summary>
    public DateTimeOffset? BlockedAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The server watches, in a channel; it stays when whoever added it leaves.</summary>
    public bool IsOfServer => ChannelId != 0;
}

/// <summary>What is watched.</summary>
public enum WatchKind
{
    /// <summary>Somebody: arrivals and departures.</summary>
    User,

    /// <summary>A world: that enough people are in one instance.</summary>
    World,
}
