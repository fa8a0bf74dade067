namespace KillBot.Domain.Feeds;

/// <summary>How a feed shows what it tells.</summary>
public enum FeedStyle
{
    /// <summary>Framed, with all that is known.</summary>
    Full,

    /// <summary>A line of text each.</summary>
    Compact,

    /// <summary>A line that says no more than who and whom, with the id to look it up by.</summary>
    Link,

    /// <summary>A message for each VRChat instance, kept up to date; of <see cref="FeedKind.VRChat"/> alone.</summary>
    Live,
}
