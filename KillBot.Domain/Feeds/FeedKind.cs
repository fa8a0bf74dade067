namespace KillBot.Domain.Feeds;

/// <summary>What a feed follows.</summary>
public enum FeedKind
{
    /// <summary>Kills by members of the server.</summary>
    Kills,

    /// <summary>Deaths of members of the server.</summary>
    Deaths,

    /// <summary>What the VRChat trackers of the server see.</summary>
    VRChat,

    /// <summary>Leaderboards, as they are published.</summary>
    Leaderboard,
}
