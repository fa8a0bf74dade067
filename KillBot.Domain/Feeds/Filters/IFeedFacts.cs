using KillBot.Domain.Kills;

namespace KillBot.Domain.Feeds.Filters;

/// <summary>What filters ask about that neither a kill nor a VRChat event tells. Asked only when the answer can settle something.</summary>
public interface IFeedFacts
{
    /// <summary>Whether the person belongs to the feed's server. Never asked about NPCs.</summary>
    bool IsMember(Guid serverId, FeedPerson person);

    /// <summary>
    /// Whether the person's name may be told in that server. A filter takes those who hide for people without a name: a feed that
    /// follows a name must not give them away. Never asked about NPCs.
    /// </summary>
    bool MayName(Guid serverId, FeedPerson person);

    /// <summary>The kills of the killer without a death in between, up to and including this one.</summary>
    int StreakOf(Kill kill);

    /// <summary>The server that a kill or a visit was recorded for.</summary>
    FeedServer ServerOf(Guid serverId);
}
