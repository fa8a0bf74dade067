using KillBot.Api.Analytics.Export;
using KillBot.Api.Auth;

namespace KillBot.Api.Analytics;

/// <summary>What the numbers tell: of the caller, or of a server for those who belong to it.</summary>
internal static class AnalyticsEndpoints
{
    public static void MapAnalyticsEndpoints(this IEndpointRouteBuilder app)
    {
        var analytics = app.MapGroup("/api/analytics").WithTags("Analytics").RequireAuthorization(Policies.SignedIn)
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        analytics.MapDashboardEndpoint();
        analytics.MapMetricsEndpoint();
        analytics.MapTrendsEndpoint();
        analytics.MapInsightEndpoints();
        analytics.MapExportEndpoint();
    }
}
