using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>Filters that many want, to choose from before anything is typed.</summary>
internal static class FilterPresets
{
    private const int MaxName = 100;
    private const string BigShips = "ship ~ Hammerhead or ship ~ Polaris or ship ~ Idris or ship ~ Javelin";

    private static readonly (string Key, string Filter)[] OfKills =
    [
        ("feed.preset-players", "pvp"),
        ("feed.preset-npcs", "pve"),
        ("feed.preset-streaks", "streak >= 5"),
        ("feed.preset-big-ships", BigShips),
        ("feed.preset-place", "place ~ Daymar"),
    ];

    private static readonly (string Key, string Filter)[] OfDeaths =
    [
        ("feed.preset-players", "pvp"),
        ("feed.preset-npcs", "pve"),
        ("feed.preset-no-accidents", "not suicide and not environmental"),
        ("feed.preset-big-ships", BigShips),
        ("feed.preset-place", "place ~ Daymar"),
    ];

    private static readonly (string Key, string Filter)[] OfVRChat =
    [
        ("feed.preset-public", "instance = public or instance = group-public"),
        ("feed.preset-members", "member"),
    ];

    /// <summary>The name says in the reader's language what the filter, its value, is for.</summary>
    public static IEnumerable<ApplicationCommandOptionChoice> Of(FeedKind kind, LanguageTexts texts) =>
        (kind switch { FeedKind.Kills => OfKills, FeedKind.Deaths => OfDeaths, FeedKind.VRChat => OfVRChat, _ => [] })
        .Select(preset => new ApplicationCommandOptionChoice
        {
            Name = Markdown.Plain($"{texts[preset.Key]} · {preset.Filter}", MaxName),
            Value = preset.Filter,
        });
}
