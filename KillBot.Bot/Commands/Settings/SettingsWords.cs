using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Commands.Settings;

/// <summary>Settings and their values in words.</summary>
internal static class SettingsWords
{
    private const int ValueLength = 64;

    /// <summary>A setting with its value, in one line.</summary>
    public static string Line(string setting, string? value, LanguageTexts texts) => texts.Say(
        "settings.line", ("setting", TextValue.Markdown(NameOf(setting, texts))), ("value", ValueOf(setting, value, texts)));

    /// <summary>What a setting was before and is now, in one line.</summary>
    public static string Line(SettingsChange change, LanguageTexts texts) => texts.Say(
        "settings.change",
        ("setting", TextValue.Markdown(NameOf(change.Setting, texts))),
        ("old", ValueOf(change.Setting, change.OldValue, texts)),
        ("new", ValueOf(change.Setting, change.NewValue, texts)));

    public static string NameOf(string setting, LanguageTexts texts) => texts[$"settings.name.{setting}"];

    private static TextValue ValueOf(string setting, string? value, LanguageTexts texts) => (setting, value) switch
    {
        (SettingNames.Language, null) => TextValue.Markdown(texts["command.settings.set.language.automatic"]),
        (SettingNames.Language, _) when Language.Find(value) is { } language =>
            TextValue.Markdown(texts[$"command.settings.set.language.{language.Code}"]),
        (SettingNames.TimeZone, null) => TextValue.Markdown("UTC"),
        (SettingNames.NoticeChannel, null) => TextValue.Markdown(texts["settings.notice-by-message"]),
        (SettingNames.Privacy, _) => TextValue.Markdown(texts[$"command.settings.set.privacy.{value}"]),
        (_, null) => TextValue.Markdown(texts["settings.none"]),
        (_, "true") => TextValue.Markdown(texts["settings.on"]),
        (_, "false") => TextValue.Markdown(texts["settings.off"]),
        (SettingNames.LeaderboardChannel or SettingNames.NoticeChannel, _) when Snowflake.TryParse(value, out var channelId) =>
            TextValue.Channel(channelId),
        (SettingNames.AdminRole, _) when Snowflake.TryParse(value, out var roleId) => TextValue.Role(roleId),
        _ => TextValue.Escaped(value, ValueLength),
    };
}
