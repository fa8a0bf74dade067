using KillBot.Domain.Data;
using KillBot.Domain.Feeds;
using KillBot.Domain.VRChat.Sessions;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Servers;

/// <summary>What the managers of servers have chosen.</summary>
public sealed class ServerSettingsService
{
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

    private readonly DatabaseWriter _writer;
    private readonly IDbContextFactory<KillBotDbContext> _contexts;

    internal ServerSettingsService(DatabaseWriter writer, IDbContextFactory<KillBotDbContext> contexts)
    {
        _writer = writer;
        _contexts = contexts;
    }

    /// <summary>The settings of a server; the defaults where nothing was chosen.</summary>
    public async Task<ServerSettings> FindAsync(Guid serverId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.ServerSettings.FirstOrDefaultAsync(settings => settings.ServerId == serverId, cancellationToken)
            ?? new ServerSettings { ServerId = serverId };
    }

    /// <summary>The settings of a guild; the defaults where nothing was chosen, or the guild is not known.</summary>
    public async Task<ServerSettings> FindByGuildAsync(long guildId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from settings in context.ServerSettings
            join server in context.Servers on settings.ServerId equals server.Id
            where server.DiscordId == guildId
            select settings).FirstOrDefaultAsync(cancellationToken) ?? new ServerSettings { ServerId = Server.DefaultId };
    }

    /// <summary>
    /// Changes the settings of a known server, from the next kill on. Feeds that fall silent forget what was waiting, and private instances
    /// that are not shown any more are forgotten.
    /// </summary>
    public Task<ServerSettings> ChangeAsync(Guid serverId, Action<ServerSettings> change) => _writer.ExecuteAsync(transaction =>
    {
        var settings = Read(transaction, serverId);
        var (posted, announced, showed) = (settings.Notifications, settings.AnnouncesKills, settings.ShowPrivateInstances);
        change(settings);
        transaction.Command(Upsert)
            .Set(0, serverId).Set(1, settings.Prefix).Set(2, settings.Language).Set(3, settings.KillTracker)
            .Set(4, settings.Leaderboard).Set(5, settings.Notifications).Set(6, settings.Privacy.ToString())
            .Set(7, settings.KillNotifications).Set(8, settings.LeaderboardChannelId).Set(9, settings.ShowPrivateInstances)
            .Set(10, settings.TimeZone).Set(11, settings.NoticeChannelId).Set(12, settings.AdminRoleId)
            .Execute();
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
        return settings;
    });

    private static ServerSettings Read(WriteTransaction transaction, Guid serverId)
    {
        using var reader = transaction.Command("""
            SELECT prefix, language, kill_tracker, leaderboard, notifications, privacy, kill_notifications, leaderboard_channel_id,
                show_private_instances, time_zone, notice_channel_id, admin_role_id
            FROM server_settings WHERE server_id = @p0
            """).Set(0, serverId).Query();
        return !reader.Read() ? new ServerSettings { ServerId = serverId } : new ServerSettings
        {
            ServerId = serverId,
            Prefix = reader.GetString(0),
            Language = reader.IsDBNull(1) ? null : reader.GetString(1),
            KillTracker = reader.GetBoolean(2),
            Leaderboard = reader.GetBoolean(3),
            Notifications = reader.GetBoolean(4),
            Privacy = Enum.Parse<Players.Privacy>(reader.GetString(5)),
            KillNotifications = reader.GetBoolean(6),
            LeaderboardChannelId = reader.IsDBNull(7) ? null : reader.GetInt64(7),
            ShowPrivateInstances = reader.GetBoolean(8),
            TimeZone = reader.IsDBNull(9) ? null : reader.GetString(9),
            NoticeChannelId = reader.IsDBNull(10) ? null : reader.GetInt64(10),
            AdminRoleId = reader.IsDBNull(11) ? null : reader.GetInt64(11),
        };
    }
}
