using KillBot.Domain.ApiKeys;
using KillBot.Domain.Boards;
using KillBot.Domain.Feeds;
using KillBot.Domain.Kills;
using KillBot.Domain.Kills.Claims;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Links;
using KillBot.Domain.Notifications;
using KillBot.Domain.Players;
using KillBot.Domain.PlaySessions;
using KillBot.Domain.Servers;
using KillBot.Domain.Sessions;
using KillBot.Domain.Stats;
using KillBot.Domain.Users;
using KillBot.Domain.VRChat.Events;
using KillBot.Domain.VRChat.Live;
using KillBot.Domain.VRChat.Locations;
using KillBot.Domain.VRChat.Sessions;
using KillBot.Domain.VRChat.Users;
using KillBot.Domain.VRChat.Watches;
using KillBot.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Data;

/// <summary>
/// The tables. For reading: whatever a running instance writes goes through <see cref="DatabaseWriter"/>.
/// </summary>
public sealed class KillBotDbContext(DbContextOptions<KillBotDbContext> options) : DbContext(options)
{
    public DbSet<User> Users => Set<User>();

    public DbSet<Player> Players => Set<Player>();

    public DbSet<Server> Servers => Set<Server>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<UsedSignature> UsedSignatures => Set<UsedSignature>();

    public DbSet<PlayerAlias> PlayerAliases => Set<PlayerAlias>();

    public DbSet<AccountLink> AccountLinks => Set<AccountLink>();

    public DbSet<LinkCode> LinkCodes => Set<LinkCode>();

    public DbSet<ServerMember> ServerMembers => Set<ServerMember>();

    public DbSet<ServerChannel> ServerChannels => Set<ServerChannel>();

    public DbSet<ServerSettings> ServerSettings => Set<ServerSettings>();

    public DbSet<SettingsChange> ServerSettingsChanges => Set<SettingsChange>();

    public DbSet<ServerMembership> ServerMemberships => Set<ServerMembership>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<Kill> Kills => Set<Kill>();

    public DbSet<KillReport> KillReports => Set<KillReport>();

    public DbSet<KillClaim> KillClaims => Set<KillClaim>();

    public DbSet<KillClaimRefusal> KillClaimRefusals => Set<KillClaimRefusal>();

    public DbSet<PlayerDay> PlayerDays => Set<PlayerDay>();

    public DbSet<PlayerTotals> PlayerTotals => Set<PlayerTotals>();

    public DbSet<PlayerWeapon> PlayerWeapons => Set<PlayerWeapon>();

    public DbSet<ServerHour> ServerHours => Set<ServerHour>();

    public DbSet<LeaderboardSnapshot> LeaderboardSnapshots => Set<LeaderboardSnapshot>();

    public DbSet<ScheduledBoard> Boards => Set<ScheduledBoard>();

    public DbSet<PlaySession> PlaySessions => Set<PlaySession>();

    public DbSet<Feed> Feeds => Set<Feed>();

    public DbSet<OutboxItem> OutboxItems => Set<OutboxItem>();

    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();

    public DbSet<OutboxDestination> OutboxDestinations => Set<OutboxDestination>();

    public DbSet<OutboxAttempt> OutboxAttempts => Set<OutboxAttempt>();

    public DbSet<Webhook> Webhooks => Set<Webhook>();

    public DbSet<TrackerState> VRChatTrackers => Set<TrackerState>();

    public DbSet<VRChatSession> VRChatSessions => Set<VRChatSession>();

    public DbSet<VRChatActivity> VRChatActivity => Set<VRChatActivity>();

    public DbSet<VRChatVisit> VRChatVisits => Set<VRChatVisit>();

    public DbSet<VRChatUser> VRChatUsers => Set<VRChatUser>();

    public DbSet<VRChatWatch> VRChatWatches => Set<VRChatWatch>();

    public DbSet<LiveMessage> LiveMessages => Set<LiveMessage>();

    public DbSet<VRChatTotals> VRChatTotals => Set<VRChatTotals>();

    public DbSet<InstanceSetting> InstanceSettings => Set<InstanceSetting>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMillisecondsConverter>();
        configurationBuilder.Properties<Guid>().HaveConversion<BigEndianGuidConverter>();
        configurationBuilder.Properties<Privacy>().HaveConversion<string>();
        configurationBuilder.Properties<SettingsDoor>().HaveConversion<string>();
        configurationBuilder.Properties<LinkKind>().HaveConversion<string>();
        configurationBuilder.Properties<ApiKeyKind>().HaveConversion<string>();
        configurationBuilder.Properties<FeedKind>().HaveConversion<string>();
        configurationBuilder.Properties<FeedStyle>().HaveConversion<string>();
        configurationBuilder.Properties<KillClaimState>().HaveConversion<string>();
        configurationBuilder.Properties<CalendarPeriod>().HaveConversion<string>();
        configurationBuilder.Properties<LeaderboardType>().HaveConversion<string>();
        configurationBuilder.Properties<WebhookScope>().HaveConversion<string>();
        configurationBuilder.Properties<VRChatEventType>().HaveConversion<string>();
        configurationBuilder.Properties<WatchKind>().HaveConversion<string>();
        configurationBuilder.Properties<WatchNoticeKind>().HaveConversion<string>();
        configurationBuilder.Properties<InstanceAccess>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<User>().HasIndex(user => user.DiscordId).IsUnique();
        modelBuilder.Entity<Player>(player =>
        {
            player.HasIndex(p => new { p.NameKey, p.Game }).IsUnique();
            player.HasIndex(p => p.UserId);
            player.HasOne<User>().WithMany().HasForeignKey(p => p.UserId);
        });
        modelBuilder.Entity<Server>(server =>
        {
            server.Ignore(s => s.HasHadBot);
            server.HasIndex(s => s.DiscordId).IsUnique();
            server.HasIndex(s => s.LeftAt).HasFilter("left_at IS NOT NULL");
        });
        modelBuilder.Entity<ServerMembership>(membership =>
        {
            membership.HasKey(m => new { m.PlayerId, m.ServerId });
            membership.HasIndex(m => m.ServerId);
            membership.HasOne<Player>().WithMany().HasForeignKey(m => m.PlayerId);
            membership.HasOne<Server>().WithMany().HasForeignKey(m => m.ServerId);
        });
        modelBuilder.Entity<Session>(session =>
        {
            session.HasIndex(s => s.UserId);
            session.HasIndex(s => s.ExpiresAt);
            session.HasOne<User>().WithMany().HasForeignKey(s => s.UserId);
        });
        modelBuilder.Entity<UsedSignature>().HasKey(signature => signature.Signature);
        modelBuilder.Entity<PlayerAlias>(alias =>
        {
            alias.HasKey(a => new { a.Game, a.NameKey });
            alias.HasIndex(a => a.PlayerId);
            alias.HasOne<Player>().WithMany().HasForeignKey(a => a.PlayerId);
        });
        modelBuilder.Entity<AccountLink>(link =>
        {
            link.HasKey(l => new { l.Kind, l.Subject });
            link.HasIndex(l => l.UserId);
            link.HasIndex(l => l.PlayerId);
            link.HasOne<User>().WithMany().HasForeignKey(l => l.UserId);
            link.HasOne<Player>().WithMany().HasForeignKey(l => l.PlayerId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<LinkCode>(code =>
        {
            code.HasKey(c => new { c.UserId, c.Kind });
            code.HasOne<User>().WithMany().HasForeignKey(c => c.UserId);
        });
        modelBuilder.Entity<ServerMember>(member =>
        {
            member.Ignore(m => m.IsManager);
            member.HasKey(m => new { m.ServerId, m.UserId });
            member.HasIndex(m => m.UserId);
            member.HasOne<Server>().WithMany().HasForeignKey(m => m.ServerId);
            member.HasOne<User>().WithMany().HasForeignKey(m => m.UserId);
        });
        modelBuilder.Entity<ServerChannel>(channel =>
        {
            channel.HasKey(c => c.ChannelId);
            channel.Property(c => c.ChannelId).ValueGeneratedNever();
            channel.HasIndex(c => c.ServerId);
            channel.HasOne<Server>().WithMany().HasForeignKey(c => c.ServerId);
        });
        modelBuilder.Entity<ServerSettings>(settings =>
        {
            settings.Ignore(s => s.AnnouncesKills);
            settings.HasKey(s => s.ServerId);
            settings.HasOne<Server>().WithOne().HasForeignKey<ServerSettings>(s => s.ServerId);
        });
        modelBuilder.Entity<SettingsChange>(change =>
        {
            change.HasIndex(c => new { c.ServerId, c.Id });
            change.HasOne<Server>().WithMany().HasForeignKey(c => c.ServerId);
        });
        modelBuilder.Entity<ApiKey>(key =>
        {
            key.HasIndex(k => k.LookupHash).IsUnique();
            key.HasIndex(k => k.PlayerId);
            key.HasIndex(k => new { k.PlayerId, k.Kind }).IsUnique().HasFilter("kind = 'Primary' AND revoked_at IS NULL");
            key.HasIndex(k => k.UserId);
            key.HasIndex(k => k.ServerId);
            key.HasOne<Player>().WithMany().HasForeignKey(k => k.PlayerId);
            key.HasOne<User>().WithMany().HasForeignKey(k => k.UserId);
            key.HasOne<Server>().WithMany().HasForeignKey(k => k.ServerId);
        });
        modelBuilder.Entity<Kill>(kill =>
        {
            kill.Ignore(k => k.CountsAsKill);
            kill.HasIndex(k => k.Id).HasFilter("is_news");
            kill.HasIndex(k => new { k.KillerId, k.Timestamp });
            kill.HasIndex(k => new { k.VictimId, k.Timestamp, k.KillerId });
            kill.HasIndex(k => new { k.ServerId, k.Timestamp });
        });
        modelBuilder.Entity<KillReport>().HasKey(report => new { report.ApiKeyId, report.EventId });
        modelBuilder.Entity<KillClaim>(claim =>
        {
            claim.Ignore(c => c.ExpiresAt);
            claim.HasIndex(c => c.ServerId);
            claim.HasIndex(c => c.KillerId);
            claim.HasIndex(c => c.VictimId);
            claim.HasIndex(c => new { c.ReporterDiscordId, c.CreatedAt });
            claim.HasIndex(c => c.CreatedAt);
            claim.HasOne<Server>().WithMany().HasForeignKey(c => c.ServerId);
            claim.HasOne<Player>().WithMany().HasForeignKey(c => c.KillerId);
            claim.HasOne<Player>().WithMany().HasForeignKey(c => c.VictimId);
        });
        modelBuilder.Entity<KillClaimRefusal>(refusal =>
        {
            refusal.HasKey(r => r.UserId);
            refusal.HasOne<User>().WithOne().HasForeignKey<KillClaimRefusal>(r => r.UserId);
        });
        modelBuilder.Entity<PlayerDay>().HasKey(day => new { day.PlayerId, day.ServerId, day.Game, day.Day });
        modelBuilder.Entity<PlayerTotals>(totals =>
        {
            totals.HasKey(t => new { t.PlayerId, t.ServerId, t.Game });
            totals.HasIndex(t => new { t.ServerId, t.Game });
        });
        modelBuilder.Entity<ServerHour>().HasKey(hour => new { hour.ServerId, hour.Game, hour.Hour });
        modelBuilder.Entity<PlayerWeapon>().HasKey(weapon => new { weapon.PlayerId, weapon.Game, weapon.Weapon });
        modelBuilder.Entity<LeaderboardSnapshot>().HasKey(rank => new { rank.Day, rank.ServerId, rank.Period, rank.Type, rank.PlayerId });
        modelBuilder.Entity<ScheduledBoard>(board =>
        {
            board.Ignore(b => b.LeaderboardTypes);
            board.Ignore(b => b.NextPost);
            board.HasIndex(b => new { b.ServerId, b.Number }).IsUnique();
            board.HasIndex(b => b.NextAt);
            board.HasIndex(b => b.FinalAt);
            board.HasOne<Server>().WithMany().HasForeignKey(b => b.ServerId);
        });
        modelBuilder.Entity<PlaySession>(session =>
        {
            session.HasKey(s => new { s.PlayerId, s.StartedAt });
            session.HasOne<Player>().WithMany().HasForeignKey(s => s.PlayerId);
        });
        modelBuilder.Entity<Feed>(feed =>
        {
            feed.Ignore(f => f.Delay);
            feed.Ignore(f => f.Destination);
            feed.Ignore(f => f.Choices);
            feed.HasIndex(f => new { f.ServerId, f.Number }).IsUnique();
            feed.HasIndex(f => f.ChannelId);
            feed.HasOne<Server>().WithMany().HasForeignKey(f => f.ServerId);
        });
        modelBuilder.Entity<OutboxItem>(item =>
        {
            item.HasIndex(i => new { i.Destination, i.Event, i.SubjectId }).IsUnique().HasFilter("message_id IS NULL");
            item.HasIndex(i => new { i.Destination, i.DueAt, i.Id }).HasFilter("message_id IS NULL");
            item.HasIndex(i => i.MessageId).HasFilter("message_id IS NOT NULL");
        });
        modelBuilder.Entity<OutboxMessage>(message =>
        {
            message.HasIndex(m => new { m.Destination, m.Id }).HasFilter("sent_at IS NULL AND failed_at IS NULL");
            message.HasIndex(m => new { m.Destination, m.CreatedAt });
            message.HasIndex(m => m.CreatedAt);
        });
        modelBuilder.Entity<OutboxAttempt>(attempt =>
        {
            attempt.HasKey(a => new { a.MessageId, a.Number });
            attempt.HasOne<OutboxMessage>().WithMany().HasForeignKey(a => a.MessageId);
        });
        modelBuilder.Entity<Webhook>(webhook =>
        {
            webhook.HasIndex(w => w.UserId);
            webhook.HasIndex(w => w.ServerId);
            webhook.HasOne<User>().WithMany().HasForeignKey(w => w.UserId);
            webhook.HasOne<Server>().WithMany().HasForeignKey(w => w.ServerId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<OutboxDestination>().HasKey(destination => destination.Destination);
        modelBuilder.Entity<InstanceSetting>().HasKey(setting => setting.Key);
        modelBuilder.Entity<TrackerState>(tracker =>
        {
            tracker.ToTable("vrchat_trackers");
            tracker.HasIndex(t => t.LastSeenAt).HasFilter("is_running");
        });
        modelBuilder.Entity<VRChatSession>(session =>
        {
            session.ToTable("vrchat_sessions");
            session.HasIndex(s => new { s.TrackerId, s.StartedAt });
            session.HasIndex(s => s.InstanceKey).HasFilter("ended_at IS NULL");
            session.HasIndex(s => s.ServerId).HasFilter("ended_at IS NULL");
        });
        modelBuilder.Entity<VRChatActivity>(activity =>
        {
            activity.ToTable("vrchat_activity");
            activity.HasIndex(a => new { a.TrackerId, a.EventId }).IsUnique();
            activity.HasIndex(a => a.Timestamp).HasFilter("repeat_of IS NULL AND session_id IS NOT NULL");
            activity.HasIndex(a => new { a.SessionId, a.Timestamp });
            activity.HasIndex(a => new { a.UserId, a.Timestamp }).HasFilter("user_id IS NOT NULL");
        });
        modelBuilder.Entity<VRChatVisit>(visit =>
        {
            visit.ToTable("vrchat_visits");
            visit.HasIndex(v => new { v.InstanceKey, v.UserId }).IsUnique().HasFilter("left_at IS NULL");
            visit.HasIndex(v => new { v.UserId, v.JoinedAt });
            visit.HasIndex(v => new { v.InstanceKey, v.JoinedAt });
        });
        modelBuilder.Entity<VRChatUser>(user =>
        {
            user.ToTable("vrchat_users");
            user.HasIndex(u => new { u.LastSeenAt, u.Id });
            user.HasIndex(u => new { u.ProfileFetchedAt, u.LastSeenAt });
        });
        modelBuilder.Entity<VRChatWatch>(watch =>
        {
            watch.ToTable("vrchat_watches");
            watch.HasIndex(w => new { w.ServerId, w.Kind, w.Subject, w.DiscordId, w.ChannelId }).IsUnique();
            watch.HasIndex(w => w.DiscordId);
            watch.HasIndex(w => w.ChannelId);
            watch.HasOne<Server>().WithMany().HasForeignKey(w => w.ServerId);
        });
        modelBuilder.Entity<LiveMessage>(message =>
        {
            message.ToTable("vrchat_live_messages");
            message.HasIndex(m => new { m.InstanceKey, m.ChannelId }).IsUnique().HasFilter("ended_at IS NULL");
            message.HasIndex(m => new { m.InstanceKey, m.ChannelId, m.StartedAt });
            message.HasIndex(m => m.FeedId);
            message.HasIndex(m => m.ServerId);
            message.HasIndex(m => m.EndedAt);
            message.HasOne<Server>().WithMany().HasForeignKey(m => m.ServerId);
        });
        modelBuilder.Entity<VRChatTotals>().ToTable("vrchat_totals");
        SnakeCaseNames.Apply(modelBuilder);
        modelBuilder.Entity<Kill>().Property(kill => kill.IsPvP).HasColumnName("is_pvp");
    }
}
