using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Domain.Players;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Commands.Settings;

/// <summary>What the caller of <c>/settings set</c> has filled in; null for what is to stay.</summary>
internal sealed record WantedSettings
{
    public string? Language { get; init; }

    public string? TimeZone { get; init; }

    public Privacy? Privacy { get; init; }

    public bool? KillTracker { get; init; }

    public bool? Leaderboard { get; init; }

    public bool? Notifications { get; init; }

    public bool? KillNotifications { get; init; }

    public bool? ShowPrivateInstances { get; init; }

    public Snowflake? LeaderboardChannelId { get; init; }

    public Snowflake? NoticeChannelId { get; init; }

    public Snowflake? AdminRoleId { get; init; }

    public bool IsEmpty => this == new WantedSettings();

    public static WantedSettings Read(CommandOptions options) => new()
    {
        Language = options.FindString(SettingsOptions.Language),
        TimeZone = options.FindString(SettingsOptions.TimeZone),
        Privacy = options.FindString(SettingsOptions.Privacy) is { } privacy ? Enum.Parse<Privacy>(privacy, ignoreCase: true) : null,
        KillTracker = options.FindBoolean(SettingsOptions.KillTracker),
        Leaderboard = options.FindBoolean(SettingsOptions.Leaderboards),
        Notifications = options.FindBoolean(SettingsOptions.Notifications),
        KillNotifications = options.FindBoolean(SettingsOptions.KillNotifications),
        ShowPrivateInstances = options.FindBoolean(SettingsOptions.PrivateInstances),
        LeaderboardChannelId = options.FindChannel(SettingsOptions.LeaderboardChannel)?.Id,
        NoticeChannelId = options.FindChannel(SettingsOptions.NoticeChannel)?.Id,
        AdminRoleId = options.FindRole(SettingsOptions.AdminRole)?.Id,
    };

    public void Apply(ServerSettings settings)
    {
        settings.Language = Language is null ? settings.Language : ServerSettingsRules.FindLanguage(Language);
        settings.TimeZone = TimeZone is null ? settings.TimeZone : TimeZoneNames.Find(TimeZone);
        settings.Privacy = Privacy ?? settings.Privacy;
        settings.KillTracker = KillTracker ?? settings.KillTracker;
        settings.Leaderboard = Leaderboard ?? settings.Leaderboard;
        settings.Notifications = Notifications ?? settings.Notifications;
        settings.KillNotifications = KillNotifications ?? settings.KillNotifications;
        settings.ShowPrivateInstances = ShowPrivateInstances ?? settings.ShowPrivateInstances;
        settings.LeaderboardChannelId = (long?)LeaderboardChannelId?.Value ?? settings.LeaderboardChannelId;
        settings.NoticeChannelId = (long?)NoticeChannelId?.Value ?? settings.NoticeChannelId;
        settings.AdminRoleId = (long?)AdminRoleId?.Value ?? settings.AdminRoleId;
    }
}
