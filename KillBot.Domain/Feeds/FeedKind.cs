namespace KillBot.Domain.Feeds;

/// <summary>What a feed follows.</summary>
public enum FeedKind
{
    /// <summary>Kills by members of the server.</summary>
    Kills,

    /// <summary>Deaths of members of the server.</summary>
    Deaths,

    /// <summary>Who comes and goes where the server's VRChat trackers are.</summary>
    VRChat,

    /// <summary>Published leaderboards.</summary>
    Leaderboard,
}
