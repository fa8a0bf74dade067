namespace KillBot.Domain.Feeds;

/// <summary>What a feed may be.</summary>
public static class FeedRules
{
    public const int MaxPerServer = 250;

    /// <summary>In UTF-16 units.</summary>
    public const int MaxFilterLength = 500;

    public static readonly TimeSpan MaxDelay = TimeSpan.FromDays(7);

    /// <summary>Why a feed cannot be like this; null when it can.</summary>
    public static FeedRefusal? Check(long guildId, FeedChoices choices) =>
        choices.Delay < TimeSpan.Zero || choices.Delay > MaxDelay ? FeedRefusal.Delay
        // The role that everybody has carries the id of the guild (https://discord.com/developers/docs/topics/permissions#role-object).
        : choices.MentionRoleId == guildId ? FeedRefusal.MentionsEveryone
        : choices.Filter is { } filter && !IsFilter(filter) ? FeedRefusal.Filter
        : null;

    private static bool IsFilter(string filter) => filter.Length is > 0 and <= MaxFilterLength;
}
