using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>What an admin wants of a feed, as far as they said it.</summary>
internal sealed class FeedChanges
{
    private const string None = "none";

    private readonly CommandOptions _options;
    private readonly TimeSpan? _delay;

    private FeedChanges(CommandOptions options, TimeSpan? delay) => (_options, _delay) = (options, delay);

    /// <summary>False when they said nothing.</summary>
    public bool IsAny => _options.FeedKind is not null || _options.FindChannel(FeedOptions.ChannelName) is not null || Filter is not null
        || _options.FeedStyle is not null || _delay is not null || _options.FindRole(FeedOptions.RoleName) is not null
        || _options.FindString(FeedOptions.ClearName) is not null;

    private string? Filter => _options.FindString(FeedOptions.FilterName)?.Trim();

    /// <summary>Reads the options; null with a problem in words if one cannot be read.</summary>
    public static FeedChanges? Read(CommandOptions options, LanguageTexts texts, out string problem)
    {
        problem = "";
        TimeSpan? delay = null;
        if (options.FindString(FeedOptions.DelayName) is { } typed)
        {
            delay = IsNone(typed.Trim()) ? TimeSpan.Zero : DelayText.Parse(typed);
            problem = delay is null ? texts.Say("feed.delay-unreadable", ("delay", TextValue.Code(typed)))
                : delay > FeedRules.MaxDelay
                    ? texts.Say("feed.delay-too-long", ("limit", TextValue.Markdown(DelayText.In(FeedRules.MaxDelay, texts))))
                : "";
        }

        return problem.Length > 0 ? null : new FeedChanges(options, delay);
    }

    /// <summary>The choices with what was said in the place of what was.</summary>
    public FeedChoices Apply(FeedChoices choices)
    {
        var cleared = _options.FindString(FeedOptions.ClearName);
        return new FeedChoices(
            (long?)_options.FindChannel(FeedOptions.ChannelName)?.Id.Value ?? choices.ChannelId, _options.FeedKind ?? choices.Kind)
        {
            Filter = cleared == FeedOptions.FilterName || IsNone(Filter) ? null : Filter ?? choices.Filter,
            Style = _options.FeedStyle ?? choices.Style,
            Delay = cleared == FeedOptions.DelayName ? TimeSpan.Zero : _delay ?? choices.Delay,
            MentionRoleId = cleared == FeedOptions.RoleName ? null
                : (long?)_options.FindRole(FeedOptions.RoleName)?.Id.Value ?? choices.MentionRoleId,
        };
    }

    /// <summary>What is wrong with the filter of such a feed, in words; null when nothing is.</summary>
    public static string? DescribeFilterError(FeedChoices choices, LanguageTexts texts) =>
        choices.Filter is { } filter && FeedFilter.Parse(filter, choices.Kind).Error is { } error
            ? FilterWords.Describe(filter, choices.Kind, error, texts)
            : null;

    private static bool IsNone(string? text) => None.Equals(text, StringComparison.OrdinalIgnoreCase);
}
