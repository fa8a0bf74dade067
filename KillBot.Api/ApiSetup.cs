using KillBot.Api.Analytics;
using KillBot.Api.Analytics.Export;
using KillBot.Api.ApiKeys;
using KillBot.Api.Auth;
using KillBot.Api.Docs;
using KillBot.Api.Errors;
using KillBot.Api.Health;
using KillBot.Api.Kills;
using KillBot.Api.Kills.Compatibility;
using KillBot.Api.Leaderboards;
using KillBot.Api.Live;
using KillBot.Api.Logs;
using KillBot.Api.OpenApi;
using KillBot.Api.Players;
using KillBot.Api.RateLimits;
using KillBot.Api.Servers;
using KillBot.Api.StarCitizen;
using KillBot.Api.Stats;
using KillBot.Api.Users;
using KillBot.Api.VRChat;
using KillBot.Api.Webhooks;
using KillBot.Api.Wire;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace KillBot.Api;

/// <summary>The HTTP API. The host brings the domain's services.</summary>
public static class ApiSetup
{
    private const long MaxBodySize = 1024 * 1024;

    public static IServiceCollection AddKillBotApi(this IServiceCollection services)
    {
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = MaxBodySize;
            kestrel.AddServerHeader = false;
        });
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJsonContext.Default);
            foreach (var converter in ApiJsonContext.Default.Options.Converters)
            {
                options.SerializerOptions.Converters.Add(converter);
            }

            options.SerializerOptions.NumberHandling = ApiJsonContext.Default.Options.NumberHandling;
            options.SerializerOptions.AllowDuplicateProperties = false;
        });
        HostRefusals.AddTo(services);
        services.AddSingleton<IProblemDetailsWriter, ApiProblemWriter>();
        services.AddProblemDetails();
        services.AddExceptionHandler<ApiExceptionHandler>();
        services.AddRequestDecompression(options =>
        {
            options.DecompressionProviders.Remove("br");
            options.DecompressionProviders.Remove("deflate");
        });
        services.AddKillBotAuth();
        services.AddSingleton<KeyOwners>();
        services.AddSingleton<OwnKeys>();
        services.AddSingleton<KillIntake>();
        services.AddSingleton<TrackerIntake>();
        services.AddSingleton<TrackerKeys>();
        services.AddSingleton(new LogUploadLimits());
        services.AddSingleton<LogUploads>();
        services.AddSingleton<PlayerStatsReader>();
        services.AddSingleton<AnalyticsScopes>();
        services.AddSingleton<InsightReader>();
        services.AddSingleton<ExportReader>();
        services.AddSingleton<SharedServers>();
        services.AddSingleton<VisiblePlayers>();
        services.AddSingleton<VisibleServers>();
        services.AddSingleton<VisibleProfiles>();
        services.AddSingleton<UserProjection>();
        services.AddSingleton<WebhookIntake>();
        services.AddSingleton<VRChatProfiles>();
        services.AddSingleton<VRChatGuests>();
        services.AddSingleton<LiveClients>();
        services.AddSingleton<LiveKills>();
        services.AddSingleton<LiveBeginning>();
        services.AddSingleton<LiveFeed>();
        services.AddHostedService(p => p.GetRequiredService<LiveFeed>());
        services.AddHostedService<LiveAccess>();
        services.AddKillBotOpenApi();
        return services;
    }

    public static WebApplication MapKillBotApi(this WebApplication app)
    {
        // Order matters, after the host's name and the security headers: errors outermost, so that every answer below them, an empty 404 too, gets a body.
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        // Dead connections answer no ping.
        var pingInterval = app.Services.GetRequiredService<IOptions<LiveOptions>>().Value.PingInterval;
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = pingInterval, KeepAliveTimeout = pingInterval });
        app.UseMiddleware<OriginCheck>();
        app.UseWhen(context => context.GetEndpoint()?.Metadata.GetMetadata<UnpacksBody>() is null, others => others.UseRequestDecompression());
        app.UseAuthentication();
        if (app.Services.GetRequiredService<IOptions<RateLimitOptions>>().Value.Enabled)
        {
            app.UseMiddleware<RateLimiting>();
        }

        app.UseAuthorization();
        app.UseMiddleware<PageNumbers>();
        // Made anew for each request, which costs more than most answers.
        app.MapOpenApi().RequireRateLimit(RateLimit.Authentication);
        app.MapDocsEndpoints();
        app.MapHealthEndpoints();
        app.MapAuthEndpoints();
        app.MapApiKeyEndpoints();
        app.MapKillEndpoints();
        app.MapTrackerEndpoints();
        app.MapStarCitizenEndpoints();
        app.MapLogEndpoints();
        app.MapStatsEndpoints();
        app.MapLeaderboardEndpoints();
        app.MapAnalyticsEndpoints();
        app.MapUserEndpoints();
        app.MapVRChatLoginEndpoints();
        app.MapVRChatProfileEndpoints();
        app.MapServerEndpoints();
        app.MapWebhookEndpoints();
        app.MapWebhookDeliveryEndpoints();
        app.MapVRChatEventEndpoints();
        app.MapVRChatLogEndpoints();
        app.MapVRChatUserEndpoints();
        app.MapLiveEndpoints();
        return app;
    }
}
