using KillBot.Discord.Interactions;
using KillBot.Discord.Resources;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Commands.Settings;

/// <summary>The options of <c>/settings set</c> and <c>/settings clear</c>.</summary>
internal static class SettingsOptions
{
    public const string Language = "language";
    public const string TimeZone = "time-zone";
    public const string Privacy = "privacy";
    public const string KillTracker = "kill-tracker";
    public const string Leaderboards = "leaderboards";
    public const string Notifications = "notifications";
    public const string KillNotifications = "kill-notifications";
    public const string PrivateInstances = "private-instances";
    public const string LeaderboardChannel = "leaderboard-channel";
    public const string NoticeChannel = "notice-channel";
    public const string AdminRole = "admin-role";
    public const string Setting = "setting";

    /// <summary>The choice of the language that Discord has for the guild.</summary>
    public const string Automatic = "automatic";

    /// <summary>What can be taken back to nothing.</summary>
    public static IReadOnlyList<string> Clearable { get; } =
    [
        SettingNames.Language, SettingNames.TimeZone, SettingNames.LeaderboardChannel, SettingNames.NoticeChannel, SettingNames.AdminRole,
    ];

    public static IReadOnlyList<ApplicationCommandOption> OfSet { get; } =
    [
        ApplicationCommandOption.OneOf(Language, [Automatic, .. Texts.Language.All.Select(language => language.Code)]),
        new() { Type = ApplicationCommandOptionType.String, Name = TimeZone, MaxLength = 64, Autocomplete = true },
        ApplicationCommandOption.OneOf(Privacy, ["public", "server", "private"]),
        ApplicationCommandOption.Flag(KillTracker),
        ApplicationCommandOption.Flag(Leaderboards),
        ApplicationCommandOption.Flag(Notifications),
        ApplicationCommandOption.Flag(KillNotifications),
        ApplicationCommandOption.Flag(PrivateInstances),
        Channel(LeaderboardChannel),
        Channel(NoticeChannel),
        new() { Type = ApplicationCommandOptionType.Role, Name = AdminRole },
    ];

    public static ApplicationCommandOption OfClear { get; } = ApplicationCommandOption.OneOf(Setting, Clearable) with { Required = true };

    private static ApplicationCommandOption Channel(string name) => new()
    {
        Type = ApplicationCommandOptionType.Channel,
        Name = name,
        ChannelTypes = [ChannelType.GuildText, ChannelType.GuildAnnouncement],
    };
}
