using System.Globalization;

namespace KillBot.Domain.Servers;

/// <summary>
/// The settings of a server by name, with their values as text: <c>true</c> or <c>false</c>, <c>public</c>, <c>server</c> or <c>private</c>, a
/// snowflake, or what was entered; null for what was not chosen.
/// </summary>
public static class SettingNames
{
    public const string Language = "language";
    public const string TimeZone = "timeZone";
    public const string Privacy = "privacyLevel";
    public const string KillTracker = "killTracker";
    public const string Leaderboard = "leaderboard";
    public const string Notifications = "notifications";
    public const string KillNotifications = "killNotifications";
    public const string ShowPrivateInstances = "showPrivateInstances";
    public const string LeaderboardChannel = "leaderboardChannel";
    public const string NoticeChannel = "noticeChannel";
    public const string AdminRole = "adminRole";
    public const string Prefix = "prefix";

    /// <summary>In the order in which they are shown.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Language, TimeZone, Privacy, KillTracker, Leaderboard, Notifications, KillNotifications, ShowPrivateInstances,
        LeaderboardChannel, NoticeChannel, AdminRole, Prefix,
    ];

    /// <summary>The value of a setting as text.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such setting.</exception>
    public static string? ValueOf(this ServerSettings settings, string name) => name switch
    {
        Language => settings.Language,
        TimeZone => settings.TimeZone,
        Privacy => settings.Privacy.ToString().ToLowerInvariant(),
        KillTracker => Text(settings.KillTracker),
        Leaderboard => Text(settings.Leaderboard),
        Notifications => Text(settings.Notifications),
        KillNotifications => Text(settings.KillNotifications),
        ShowPrivateInstances => Text(settings.ShowPrivateInstances),
        LeaderboardChannel => Text(settings.LeaderboardChannelId),
        NoticeChannel => Text(settings.NoticeChannelId),
        AdminRole => Text(settings.AdminRoleId),
        Prefix => settings.Prefix,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such setting."),
    };

    private static string Text(bool value) => value ? "true" : "false";

    private static string? Text(long? snowflake) => snowflake?.ToString(CultureInfo.InvariantCulture);
}
