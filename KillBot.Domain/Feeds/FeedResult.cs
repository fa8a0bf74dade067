namespace KillBot.Domain.Feeds;

/// <summary>What became of a change to the feeds of a server.</summary>
/// <param name="Feed">As it is now; none when refused, but for <see cref="FeedRefusal.Duplicate"/> the one that there is.</param>
/// <param name="Refusal">None when it was done.</param>
public readonly record struct FeedResult(Feed? Feed, FeedRefusal? Refusal);

/// <summary>Why the feeds of a server stay as they are.</summary>
public enum FeedRefusal
{
    /// <summary>The server has no feed of that number.</summary>
    NotFound,

    /// <summary>The server has <see cref="FeedRules.MaxPerServer"/> feeds.</summary>
    TooMany,

    /// <summary>The channel has a feed of this kind with this filter: another would never post.</summary>
    Duplicate,

    /// <summary>Longer than <see cref="FeedRules.MaxDelay"/>, or negative.</summary>
    Delay,

    /// <summary>The filter is none for this kind; <see cref="Filters.FeedFilter.Parse"/> says why.</summary>
    Filter,

    /// <summary>The role is everyone in the server.</summary>
    MentionsEveryone,

    /// <summary>Only VRChat has instances to show live.</summary>
    LiveKind,

    /// <summary>What is shown live has no delay, and notifies nobody.</summary>
    LiveNow,
}
