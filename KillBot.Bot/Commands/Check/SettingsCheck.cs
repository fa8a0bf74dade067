using KillBot.Bot.Commands.Settings;
using KillBot.Bot.Texts;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Commands.Check;

/// <summary>Which settings of a server keep the bot silent.</summary>
internal static class SettingsCheck
{
    public static IEnumerable<string> Describe(ServerSettings settings, LanguageTexts texts)
    {
        if (settings.AnnouncesKills && settings.Leaderboard)
        {
            yield return texts["check.nothing-silences"];
        }

        if (!settings.KillTracker)
        {
            yield return texts.Say("check.kill-tracker-off", Option(SettingsOptions.KillTracker, texts));
        }

        if (!settings.Notifications)
        {
            yield return texts.Say("check.notifications-off", Option(SettingsOptions.Notifications, texts));
        }

        if (!settings.KillNotifications)
        {
            yield return texts.Say("check.kill-notifications-off", Option(SettingsOptions.KillNotifications, texts));
        }

        if (!settings.Leaderboard)
        {
            yield return texts.Say("check.leaderboards-off", Option(SettingsOptions.Leaderboards, texts));
        }
    }

    // Discord's client shows options under their translated names.
    private static (string, TextValue) Option(string name, LanguageTexts texts) =>
        ("option", TextValue.Markdown(texts.Find($"command.settings.set.{name}.name")?.Other ?? name));
}
