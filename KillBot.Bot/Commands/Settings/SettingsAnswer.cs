using KillBot.Bot.Texts;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Commands.Settings;

/// <summary>What changing settings is answered with: what is another now, and what follows from it.</summary>
internal static class SettingsAnswer
{
    public static string Of(ChangedSettings changed, LanguageTexts texts)
    {
        if (changed.Changes.Count == 0)
        {
            return texts["settings.unchanged"];
        }

        var lines = changed.Changes.Select(change => SettingsWords.Line(change, texts)).ToList();
        if (changed.Changes.Any(change => change is { Setting: SettingNames.AdminRole, NewValue: not null }))
        {
            lines.Add(texts["settings.show-commands"]);
        }

        if (!changed.Settings.AnnouncesKills)
        {
            lines.Add(texts["settings.silent"]);
        }

        return string.Join('\n', lines);
    }
}
