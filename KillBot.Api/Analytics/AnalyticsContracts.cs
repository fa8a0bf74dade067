using KillBot.Domain.Analytics;
using KillBot.Domain.Stats;
using KillBot.Domain.Text;

namespace KillBot.Api.Analytics;

/// <summary>Counts of a period.</summary>
public sealed record MetricsDataResponse(bool Success, MetricsResponse Data);

/// <summary>What the caller, or everybody on a server, did in a period.</summary>
/// <param name="TotalKills">Kills of players and NPCs; suicides and environmental deaths are nobody's.</param>
/// <param name="TotalDeaths">Every death, suicides and environmental ones included.</param>
/// <param name="KillDeathRatio">With two decimals; no death counts as one.</param>
/// <param name="PvpRatio">The share of kills that were players, in percent with one decimal.</param>
/// <param name="Period"><c>24h</c>, <c>7d</c>, <c>30d</c>, <c>90d</c>, <c>1y</c> or <c>all</c></param>
/// <param name="ServerId">Null = the caller, on all servers.</param>
public sealed record MetricsResponse(
    int TotalKills,
    int TotalDeaths,
    decimal KillDeathRatio,
    int PvpKills,
    int PveKills,
    decimal PvpRatio,
    int Suicides,
    int EnvironmentalDeaths,
    string Period,
    string Game,
    string? ServerId)
{
    internal static MetricsResponse From(PlayerStats sum, AnalyticsPeriod period, AnalyticsScope scope) => new(
        sum.Kills,
        sum.Deaths,
        sum.KillDeathRatio,
        sum.PvpKills,
        sum.PveKills,
        sum.PvpRatio,
        sum.Suicides,
        sum.EnvironmentalDeaths,
        AnalyticsPeriodName.Of(period),
        scope.Game,
        scope.ServerId is { } server ? PublicId.OfServer(server) : null);
}
