using KillBot.Domain.Data;
using KillBot.Domain.Feeds;
using KillBot.Domain.VRChat.Sessions;

namespace KillBot.Domain.Servers;

/// <summary>Changes the settings of servers and notes it, inside a transaction of the writer.</summary>
internal static class SettingsStatements
{
    private const string Select = """
        SELECT prefix, language, kill_tracker, leaderboard, notifications, privacy, kill_notifications, leaderboard_channel_id,
            show_private_instances, time_zone, notice_channel_id, admin_role_id
        FROM server_settings WHERE server_id = @p0
        """;

    private const string Upsert = """
        INSERT INTO server_settings (
            server_id, prefix, language, kill_tracker, leaderboard, notifications, privacy, kill_notifications,
            leaderboard_channel_id, show_private_instances, time_zone, notice_channel_id, admin_role_id)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12)
        ON CONFLICT (server_id) DO UPDATE SET
            prefix = excluded.prefix, language = excluded.language, kill_tracker = excluded.kill_tracker,
            leaderboard = excluded.leaderboard, notifications = excluded.notifications, privacy = excluded.privacy,
            kill_notifications = excluded.kill_notifications, leaderboard_channel_id = excluded.leaderboard_channel_id,
            show_private_instances = excluded.show_private_instances, time_zone = excluded.time_zone,
            notice_channel_id = excluded.notice_channel_id, admin_role_id = excluded.admin_role_id
        """;

    private const string Note = """
        INSERT INTO server_settings_changes (server_id, at, discord_id, door, setting, old_value, new_value)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6)
        """;

    private const string Trim = """
        DELETE FROM server_settings_changes WHERE server_id = @p0 AND id <= (
            SELECT id FROM server_settings_changes WHERE server_id = @p0 ORDER BY id DESC LIMIT 1 OFFSET @p1)
        """;

    extension(WriteTransaction transaction)
    {
        /// <summary>
        /// Changes the settings of a known server. Feeds that fall silent forget what was waiting, and private instances that are not shown any more
        /// are forgotten.
        /// </summary>
        public ChangedSettings ChangeSettings(Guid serverId, Action<ServerSettings> change, SettingsAuthor author)
        {
            var settings = Read(transaction, serverId);
            var (posted, announced, showed) = (settings.Notifications, settings.AnnouncesKills, settings.ShowPrivateInstances);
            var before = SettingNames.All.Select(settings.ValueOf).ToList();
            change(settings);
            List<SettingsChange> changes = [];
            foreach (var (name, old) in SettingNames.All.Zip(before))
            {
                if (settings.ValueOf(name) is var value && value != old)
                {
                    changes.Add(NoteChange(transaction, serverId, author, name, old, value));
                }
            }

            if (changes.Count > 0)
            {
                Save(transaction, settings);
                transaction.Command(Trim).Set(0, serverId).Set(1, (long)SettingsChange.Kept).Execute();
                if (posted && !settings.Notifications)
                {
                    transaction.AbandonFeeds(serverId, "The server has turned notifications off.");
                }
                else if (announced && !settings.AnnouncesKills)
                {
                    transaction.AbandonKills(serverId, "The server has turned announcements of kills off.");
                }

                if (showed && !settings.ShowPrivateInstances)
                {
                    transaction.HidePrivateInstances(serverId);
                }

                transaction.ForgetCached();
            }

            return new ChangedSettings(settings, changes);
        }
    }

    private static SettingsChange NoteChange(
        WriteTransaction transaction, Guid serverId, SettingsAuthor author, string name, string? old, string? value)
    {
        transaction.Command(Note)
            .Set(0, serverId).Set(1, transaction.Now).Set(2, author.DiscordId).Set(3, author.Door.ToString())
            .Set(4, name).Set(5, old).Set(6, value)
            .Execute();
        return new SettingsChange
        {
            ServerId = serverId,
            At = transaction.Now,
            DiscordId = author.DiscordId,
            Door = author.Door,
            Setting = name,
            OldValue = old,
            NewValue = value,
        };
    }

    private static void Save(WriteTransaction transaction, ServerSettings settings) => transaction.Command(Upsert)
        .Set(0, settings.ServerId).Set(1, settings.Prefix).Set(2, settings.Language).Set(3, settings.KillTracker)
        .Set(4, settings.Leaderboard).Set(5, settings.Notifications).Set(6, settings.Privacy.ToString())
        .Set(7, settings.KillNotifications).Set(8, settings.LeaderboardChannelId).Set(9, settings.ShowPrivateInstances)
        .Set(10, settings.TimeZone).Set(11, settings.NoticeChannelId).Set(12, settings.AdminRoleId)
        .Execute();

    private static ServerSettings Read(WriteTransaction transaction, Guid serverId)
    {
        using var reader = transaction.Command(Select).Set(0, serverId).Query();
        return !reader.Read() ? new ServerSettings { ServerId = serverId } : new ServerSettings
        {
            ServerId = serverId,
            Prefix = reader.GetString(0),
            Language = reader.TextOrNull(1),
            KillTracker = reader.GetBoolean(2),
            Leaderboard = reader.GetBoolean(3),
            Notifications = reader.GetBoolean(4),
            Privacy = Enum.Parse<Players.Privacy>(reader.GetString(5)),
            KillNotifications = reader.GetBoolean(6),
            LeaderboardChannelId = reader.IsDBNull(7) ? null : reader.GetInt64(7),
            ShowPrivateInstances = reader.GetBoolean(8),
            TimeZone = reader.TextOrNull(9),
            NoticeChannelId = reader.IsDBNull(10) ? null : reader.GetInt64(10),
            AdminRoleId = reader.IsDBNull(11) ? null : reader.GetInt64(11),
        };
    }
}

/// <summary>The settings after a change.</summary>
/// <param name="Changes">What was another before; empty where all was so already.</param>
public sealed record ChangedSettings(ServerSettings Settings, IReadOnlyList<SettingsChange> Changes);
