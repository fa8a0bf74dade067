namespace KillBot.Domain.VRChat.Watches;

/// <summary>What a member of a server wants to be told of by direct message, as far as the server's trackers see it.</summary>
public sealed class VRChatWatch
{
    /// <summary>Watches of one person, in all servers.</summary>
    public const int MaxPerPerson = 25;

    /// <summary>For so long after a message there is no other; then the last of what has happened meanwhile is told, if it is something else.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMinutes(2);

    public required Guid Id { get; init; }

    public required Guid ServerId { get; init; }

    /// <summary>The watcher's snowflake.</summary>
    public required long DiscordId { get; init; }

    public required WatchKind Kind { get; init; }

    /// <summary>VRChat's id of the user or world.</summary>
    public required string Subject { get; init; }

    /// <summary>What it was called then. Anything that people can type.</summary>
    public required string Name { get; init; }

    /// <summary>Of a world: how many people in one instance are news.</summary>
    public int? Threshold { get; init; }

    /// <summary>The watcher's language, as Discord names it.</summary>
    public required string Locale { get; init; }

    public DateTimeOffset? ToldAt { get; set; }

    /// <summary>What was told then.</summary>
    public WatchNoticeKind? ToldKind { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What is watched.</summary>
public enum WatchKind
{
    /// <summary>Somebody: arrivals and departures.</summary>
    User,

    /// <summary>A world: that enough people are in one instance.</summary>
    World,
}
