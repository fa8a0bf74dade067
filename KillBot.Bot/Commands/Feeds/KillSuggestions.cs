using System.Globalization;
using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Feeds;
using KillBot.Domain.Notifications;
using KillBot.Domain.Text;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>Suggests the latest kills of a guild.</summary>
internal sealed class KillSuggestions(RecentKillQueries kills)
{
    private const int MaxSuggestions = 25;
    private const int Looked = 100;

    public async Task<IReadOnlyList<ApplicationCommandOptionChoice>> FindAsync(
        Snowflake guildId, string typed, LanguageTexts texts, CancellationToken cancellationToken)
    {
        var latest = await kills.ListAsync((long)guildId.Value, Looked, cancellationToken);
        return
        [
            .. latest.Select(kill => new ApplicationCommandOptionChoice { Name = Label(kill, texts), Value = PublicId.OfKill(kill.Kill.Id) })
                .Where(choice => $"{choice.Name} {choice.Value.AsString}".Contains(typed.Trim(), StringComparison.OrdinalIgnoreCase))
                .Take(MaxSuggestions),
        ];
    }

    private static string Label(KillNotification kill, LanguageTexts texts)
    {
        var names = KillNames.PlainOf(kill, texts);
        string?[] parts =
        [
            names.Killer is { } killer ? $"{killer} → {names.Victim}" : names.Victim,
            names.Weapon,
            kill.Kill.Timestamp.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture),
        ];
        return Markdown.Plain(string.Join(" · ", parts.Where(part => part is not null)), 100);
    }
}
