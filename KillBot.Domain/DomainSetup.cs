using KillBot.Domain.Analytics;
using KillBot.Domain.Analytics.Insights;
using KillBot.Domain.Analytics.Trends;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Boards;
using KillBot.Domain.Charts;
using KillBot.Domain.Data;
using KillBot.Domain.Feeds;
using KillBot.Domain.Kills;
using KillBot.Domain.Kills.Claims;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Links;
using KillBot.Domain.Live;
using KillBot.Domain.Logins;
using KillBot.Domain.Notifications;
using KillBot.Domain.Players;
using KillBot.Domain.PlaySessions;
using KillBot.Domain.Servers;
using KillBot.Domain.Sessions;
using KillBot.Domain.StarCitizen.Citizens;
using KillBot.Domain.StarCitizen.Logs;
using KillBot.Domain.Stats;
using KillBot.Domain.Users;
using KillBot.Domain.Users.Export;
using KillBot.Domain.VRChat.Client;
using KillBot.Domain.VRChat.Events;
using KillBot.Domain.VRChat.Live;
using KillBot.Domain.VRChat.Logs;
using KillBot.Domain.VRChat.Processes;
using KillBot.Domain.VRChat.Sessions;
using KillBot.Domain.VRChat.Users;
using KillBot.Domain.VRChat.Watches;
using KillBot.Domain.Webhooks;
using KillBot.Domain.Webhooks.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KillBot.Domain;

/// <summary>Registers everything that is true without HTTP and without Discord.</summary>
public static class DomainSetup
{
    /// <summary>
    /// The host configures <see cref="StorageOptions"/> and brings an <see cref="ISigningKeyProtector"/>.
    /// </summary>
    public static IServiceCollection AddKillBotDomain(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddDatabase();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<LiveEventHub>();
        services.AddSingleton<ApiKeyAuthenticator>();
        services.AddSingleton<SessionAuthenticator>();
        services.AddSingleton<KillQueries>();
        services.AddSingleton<KillPageQueries>();
        services.AddSingleton<PlayerQueries>();
        services.AddSingleton<SharedServerQueries>();
        services.AddSingleton<PlayerVisibility>();
        services.AddSingleton<StatsQueries>();
        services.AddSingleton<OpponentQueries>();
        services.AddSingleton<AnalyticsQueries>();
        services.AddSingleton<ActivePlayersQueries>();
        services.AddSingleton<ActivityChartReader>();
        services.AddSingleton<TrendQueries>();
        services.AddSingleton<KillHistory>();
        services.AddSingleton(p => new RollupRebuild(Writer(p), Contexts(p), p.GetRequiredService<IOptions<StorageOptions>>()));
        services.AddSingleton<DatabaseFile>();
        services.AddSingleton<FightQueries>();
        services.AddLeaderboards();
        services.AddBoards();
        services.AddSingleton(p => new KillRecorder(
            Writer(p),
            p.GetRequiredService<LiveEventHub>(),
            p.GetRequiredService<OutboxSignal>(),
            p.GetRequiredService<WebhookRouter>()));
        services.AddSingleton(p => new KillClaims(
            Writer(p), Contexts(p), p.GetRequiredService<KillRecorder>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new ApiKeyService(Writer(p), Contexts(p), p.GetRequiredService<ISigningKeyProtector>()));
        services.AddSingleton(p => new PlaySessionRecorder(Writer(p)));
        services.AddSingleton<PlaySessionQueries>();
        services.AddSingleton<LogImport>();
        services.AddSingleton<CitizenSite>();
        services.AddSingleton<CitizenDirectory>();
        services.AddSingleton<LogDirectories>();
        services.AddSingleton<LogTailer>();
        services.AddSingleton(p => new UserDirectory(Writer(p)));
        services.AddSingleton<UserQueries>();
        services.AddSingleton(p => new ProfileService(Writer(p)));
        services.AddSingleton(p => new PlayerRegistry(Writer(p)));
        services.AddSingleton(p => new AccountEraser(Writer(p)));
        services.AddSingleton(p => new AccountExport(
            Writer(p),
            Contexts(p),
            p.GetRequiredService<KillQueries>(),
            p.GetRequiredService<PlayerVisibility>(),
            p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<PublicBios>();
        services.AddSingleton<LinkQueries>();
        services.AddSingleton(p => new LinkService(Writer(p), p.GetRequiredService<PublicBios>(), p.GetRequiredService<OutboxSignal>()));
        services.AddSingleton(p => new SessionStore(Writer(p)));
        services.AddSingleton<DiscordOAuth>();
        services.AddSingleton<AccountQueries>();
        services.AddSingleton(p => new AccountLogin(Writer(p)));
        services.AddSingleton(p => new UidLogin(
            Writer(p),
            Contexts(p),
            p.GetRequiredService<ISigningKeyProtector>(),
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILogger<UidLogin>>()));
        services.AddSingleton(p => new ServerDirectory(Writer(p), Contexts(p)));
        services.AddSingleton(p => new ServerChannelDirectory(Writer(p)));
        services.AddSingleton(p => new ServerSettingsService(Writer(p), Contexts(p)));
        services.AddSingleton(p => new AdminRoles(
            p.GetRequiredService<ServerSettingsService>(), p.GetRequiredService<CommittedChanges>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new ServerRetention(Writer(p)));
        services.AddSingleton<ServerQueries>();
        services.AddSingleton(p => new FeedDirectory(Writer(p), Contexts(p), p.GetRequiredService<LiveInstances>()));
        services.AddSingleton<FeedQueries>();
        services.AddSingleton<PostStates>();
        services.AddSingleton<FeedTraceQueries>();
        services.AddSingleton<RecentKillQueries>();
        services.AddSingleton<ChannelDeliveryQueries>();
        services.AddSingleton<WebhookRouter>();
        services.AddSingleton<WebhookQueries>();
        services.AddSingleton<WebhookDeliveryQueries>();
        services.AddSingleton(p => new WebhookReplay(Writer(p), p.GetRequiredService<OutboxSignal>()));
        services.AddSingleton(p => new WebhookService(
            Writer(p), p.GetRequiredService<ISigningKeyProtector>(), p.GetRequiredService<OutboxSignal>()));
        services.AddSingleton(p => new VRChatRecorder(Writer(p), p.GetRequiredService<VRChatNews>()));
        services.AddSingleton<VRChatFeeds>();
        services.AddSingleton<WatchNews>();
        services.AddSingleton(p => new VRChatWatches(Writer(p), Contexts(p)));
        services.AddSingleton<VRChatNews>();
        services.AddSingleton<LiveInstances>();
        services.AddSingleton<LiveInstanceReader>();
        services.AddSingleton(p => new LiveMessages(
            Writer(p), Contexts(p), p.GetRequiredService<LiveInstances>(), p.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IVRChatProcesses>(p => OperatingSystem.IsLinux()
            ? new LinuxVRChatProcesses("/proc", p.GetRequiredService<IOptions<VRChatLogOptions>>().Value.LogDirectory)
            : new WindowsVRChatProcesses());
        services.AddSingleton(p => new VRChatLogTailer(
            p.GetRequiredService<IOptions<VRChatLogOptions>>(),
            p.GetRequiredService<VRChatRecorder>().RecordWhenPossibleAsync,
            p.GetRequiredService<IVRChatProcesses>(),
            p.GetRequiredService<VRChatPresenceQueries>(),
            p.GetRequiredService<ServerDirectory>(),
            p.GetRequiredService<InstanceMemory>(),
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILogger<VRChatLogTailer>>()));
        services.AddSingleton(p => new SilentTrackers(Writer(p), p.GetRequiredService<VRChatNews>()));
        services.AddSingleton<VRChatActivityQueries>();
        services.AddSingleton<VRChatPresenceQueries>();
        services.AddSingleton<VRChatUserQueries>();
        services.AddSingleton<VRChatVisibility>();
        services.AddSingleton<VRChatInstanceQueries>();
        services.AddSingleton<ServerEncounterQueries>();
        services.AddSingleton<ServerWorldQueries>();
        services.AddSingleton(p => new InstanceMemory(Writer(p), Contexts(p)));
        services.AddSingleton(p => new OutboxRetention(Writer(p)));
        services.AddVRChatClient();
        return services;
    }

    /// <summary>
    /// Delivers the outbox from this process, through the <see cref="INotificationSender"/>s that the host registers.
    /// </summary>
    public static IServiceCollection AddOutboxRelay(this IServiceCollection services)
    {
        services.AddSingleton<KillNotifications>();
        services.AddSingleton<OutboxStore>();
        services.AddSingleton<OutboxOutcomes>();
        services.AddSingleton<OutboxRewording>();
        services.AddSingleton<OutboxDelivery>();
        services.AddSingleton(p => new OutboxRelay(
            p.GetRequiredService<OutboxSignal>(),
            p.GetRequiredService<OutboxStore>(),
            p.GetRequiredService<OutboxOutcomes>(),
            p.GetRequiredService<OutboxDelivery>(),
            p.GetServices<INotificationSender>(),
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILogger<OutboxRelay>>()));
        services.AddHostedService(p => p.GetRequiredService<OutboxRelay>());
        return services;
    }

    /// <summary>Delivers to webhooks, by <see cref="AddOutboxRelay"/>. The host configures <see cref="WebhookOptions"/>.</summary>
    public static IServiceCollection AddWebhookDelivery(this IServiceCollection services)
    {
        services.AddSingleton<WebhookPrivacy>();
        services.AddSingleton<WebhookPayloads>();
        services.AddSingleton<WebhookHealth>();
        services.AddSingleton<GuardedConnector>();
        services.AddSingleton<WebhookClient>();
        services.AddSingleton<INotificationSender, WebhookSender>();
        return services;
    }

    private static IServiceCollection AddLeaderboards(this IServiceCollection services)
    {
        services.AddSingleton<StandingsQueries>();
        services.AddSingleton<StandingsCache>();
        services.AddSingleton<LeaderboardChanges>();
        services.AddSingleton(p => new LeaderboardQueries(
            p.GetRequiredService<StandingsCache>(),
            p.GetRequiredService<LeaderboardChanges>(),
            p.GetRequiredService<CommittedChanges>(),
            Contexts(p),
            p.GetRequiredService<TimeProvider>()));
        services.AddSingleton(p => new ServerMedianQueries(p.GetRequiredService<StandingsCache>(), Contexts(p)));
        services.AddSingleton<LeaderboardPublication>();
        services.AddSingleton(p => new LeaderboardSnapshots(
            Writer(p),
            p.GetRequiredService<StandingsQueries>(),
            p.GetRequiredService<LeaderboardPublication>(),
            p.GetRequiredService<InstanceMemory>(),
            Contexts(p),
            p.GetRequiredService<TimeProvider>()));
        return services;
    }

    private static DatabaseWriter Writer(IServiceProvider services) => services.GetRequiredService<DatabaseWriter>();

    private static IDbContextFactory<KillBotDbContext> Contexts(IServiceProvider services) =>
        services.GetRequiredService<IDbContextFactory<KillBotDbContext>>();
}
