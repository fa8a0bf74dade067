using KillBot.Domain.Analytics.Trends;
using KillBot.Domain.Stats;

namespace KillBot.Api.Analytics;

/// <summary>What a dashboard shows first.</summary>
public sealed record DashboardDataResponse(bool Success, DashboardResponse Data);

/// <summary>The caller, or a server, at a glance.</summary>
/// <param name="Insights">The five surest.</param>
public sealed record DashboardResponse(
    DashboardOverviewResponse Overview, DashboardTrendsResponse Trends, IReadOnlyList<InsightResponse> Insights);

/// <summary>All of time.</summary>
/// <param name="TotalKills">Kills of players and NPCs; suicides and environmental deaths are nobody's.</param>
/// <param name="TotalDeaths">Every death, suicides and environmental ones included.</param>
/// <param name="KillDeathRatio">With two decimals; no death counts as one.</param>
/// <param name="ActiveUsers">How many of the caller's, or the server's, players killed or died in the last 30 days, today included.</param>
public sealed record DashboardOverviewResponse(int TotalKills, int TotalDeaths, decimal KillDeathRatio, int ActiveUsers)
{
    internal static DashboardOverviewResponse From(PlayerStats ever, int activeUsers) =>
        new(ever.Kills, ever.Deaths, ever.KillDeathRatio, activeUsers);
}

/// <summary>
/// The last 7 days, today included, against the 7 before until the same time of the last: <c>+15%</c>, <c>-8%</c>, <c>0%</c>; from nothing to
/// something <c>+100%</c>. Whether a change is more than chance: <c>GET /api/analytics/trends</c>.
/// </summary>
/// <param name="KillsTrend">Of the kills.</param>
/// <param name="PerformanceTrend">Of the kills by deaths.</param>
public sealed record DashboardTrendsResponse(string KillsTrend, string PerformanceTrend)
{
    internal static DashboardTrendsResponse From(PeriodComparison week)
    {
        var (current, previous) = (week.SumOfCurrent, week.SumOfPrevious);
        return new(
            ChangeText.Of(current.Kills, previous.Kills), ChangeText.Of(current.KillDeathRatio, previous.KillDeathRatio));
    }
}
