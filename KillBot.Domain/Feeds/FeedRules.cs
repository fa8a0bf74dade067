using KillBot.Domain.Feeds.Filters;

namespace KillBot.Domain.Feeds;

/// <summary>What a feed may be.</summary>
public static class FeedRules
{
    public const int MaxPerServer = 250;

    public static readonly TimeSpan MaxDelay = TimeSpan.FromDays(7);

    /// <summary>Why a feed cannot be like this; null when it can.</summary>
    public static FeedRefusal? Check(long guildId, FeedChoices choices) =>
        choices.Delay < TimeSpan.Zero || choices.Delay > MaxDelay ? FeedRefusal.Delay
        // The role that everybody has carries the id of the guild (https://discord.com/developers/docs/topics/permissions#role-object).
        : choices.MentionRoleId == guildId ? FeedRefusal.MentionsEveryone
        : choices.Style == FeedStyle.Live && choices.Kind != FeedKind.VRChat ? FeedRefusal.LiveKind
        : choices.Style == FeedStyle.Live && (choices.Delay > TimeSpan.Zero || choices.MentionRoleId is not null) ? FeedRefusal.LiveNow
        : choices.Filter is { } filter && !FeedFilter.Parse(filter, choices.Kind).IsValid ? FeedRefusal.Filter
        : null;
}
