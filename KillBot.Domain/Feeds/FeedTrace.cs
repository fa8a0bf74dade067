using KillBot.Domain.Feeds.Filters;
using KillBot.Domain.Kills;

namespace KillBot.Domain.Feeds;

/// <summary>What became of a kill in the channels of a guild.</summary>
/// <param name="Feeds">Every feed of the guild, by number.</param>
public sealed record KillTrace(Kill Kill, IReadOnlyList<FeedTrace> Feeds);

/// <summary>What a feed made of a kill.</summary>
/// <param name="Verdict">As the feed is now, but for kills that it has taken.</param>
public sealed record FeedTrace(Feed Feed, FeedVerdict Verdict)
{
    /// <summary>What its filter says, and the part that settles it; none where there is no filter, or it was not asked.</summary>
    public FilterVerdict? Filter { get; init; }

    /// <summary>The feed that took the kill, for <see cref="FeedVerdict.EarlierFeed"/>.</summary>
    public Feed? TakenBy { get; init; }

    /// <summary>How far the post is, for <see cref="FeedVerdict.Matched"/>.</summary>
    public PostState? Post { get; init; }

    /// <summary>The feed was changed after the kill was recorded: it may have said something else then.</summary>
    public bool HasChangedSince { get; init; }
}

/// <summary>Whether a feed tells a kill, or why not.</summary>
public enum FeedVerdict
{
    Matched,

    /// <summary>A feed of something else, or the death was nobody's kill.</summary>
    OtherKind,

    /// <summary>The killer, or for a feed of deaths the victim, does not belong to the server.</summary>
    NotMember,

    /// <summary>An admin has it rest.</summary>
    Paused,

    /// <summary>The filter does not let it pass.</summary>
    Filtered,

    /// <summary>The filter cannot be read any more.</summary>
    BrokenFilter,

    /// <summary>Another feed of the channel tells it.</summary>
    EarlierFeed,

    /// <summary>It was history when it was reported: older than 24 hours, or imported.</summary>
    TooOld,

    /// <summary>The feed was added after the kill had been recorded.</summary>
    AddedLater,

    /// <summary>The server's settings turn announcements of kills off.</summary>
    NotificationsOff,
}

/// <summary>How far a post is on its way to its channel.</summary>
/// <param name="At">When it is due, is tried again, was sent, or was given up.</param>
/// <param name="Error">Of the last attempt, where one failed.</param>
/// <param name="Pause">What keeps the channel from being posted to, for <see cref="PostProgress.ChannelPaused"/>.</param>
public sealed record PostState(PostProgress Progress, DateTimeOffset? At = null, string? Error = null, ChannelPause? Pause = null);

/// <summary>The stages of a post.</summary>
public enum PostProgress
{
    /// <summary>Kept back by the feed's delay.</summary>
    Delayed,

    /// <summary>In line, or just being sent.</summary>
    Waiting,

    /// <summary>The last attempt failed; another follows.</summary>
    Retrying,

    /// <summary>Discord does not let the bot post in the channel at present.</summary>
    ChannelPaused,

    Sent,

    /// <summary>Discord will never take it, or nobody waits for it any more.</summary>
    GivenUp,

    /// <summary>Nothing is known any more: it was dropped while it waited, or it is longer ago than posts are remembered.</summary>
    Forgotten,
}
