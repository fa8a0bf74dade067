using System.Globalization;
using KillBot.Api.Analytics;
using KillBot.Api.Auth;
using KillBot.Api.Leaderboards;
using KillBot.Api.Players;
using KillBot.Api.Servers;
using KillBot.Api.Users;
using KillBot.Api.Wire;
using KillBot.Domain.Analytics;
using KillBot.Domain.Charts;
using KillBot.Domain.Kills;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Players;
using KillBot.Domain.Stats;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Charts;

/// <summary>Pictures of statistics, for pages and messages.</summary>
internal static class ChartEndpoints
{
    private const int DefaultLimit = 10;

    public static void MapChartEndpoints(this IEndpointRouteBuilder app)
    {
        var charts = app.MapGroup("/api/charts").WithTags("Charts").ProducesProblem(400).ProducesProblem(404);
        charts.MapGet("/users/{userId}.svg", ReadUserAsync).WithName("getChartOfUser").WithSummary("Kills and deaths of a user over time")
            .Produces<string>(StatusCodes.Status200OK, ChartResult.ContentType);
        charts.MapGet("/servers/{serverId}.svg", ReadServerAsync).WithName("getChartOfServer").WithSummary("Kills and deaths on a server over time")
            .Produces<string>(StatusCodes.Status200OK, ChartResult.ContentType)
            .RequireAuthorization(Policies.SignedIn).ProducesProblem(401).ProducesProblem(403);
        charts.MapGet("/leaderboard/{type}.svg", ReadLeaderboardAsync).WithName("getChartOfLeaderboard").WithSummary("A leaderboard as a chart")
            .Produces<string>(StatusCodes.Status200OK, ChartResult.ContentType);
    }

    /// <summary>
    /// By KillBot id, Discord id or player name, for those who may see the statistics. <c>period</c> is <c>day</c> (by the hour),
    /// <c>week</c>, <c>month</c>, <c>season</c> or <c>all</c> (the last 365 days), by the calendar in UTC. Revalidate with <c>ETag</c>.
    /// </summary>
    private static async Task<Results<ChartResult, ProblemHttpResult>> ReadUserAsync(
        string userId, string? period, Caller caller, VisibleProfiles profiles, ActivityChartReader activity, CancellationToken cancellationToken)
    {
        if (!PeriodName.TryParse(period, out var known))
        {
            return PeriodName.Unknown();
        }

        if (await profiles.ListPlayersAsync(userId, caller, cancellationToken) is not { } players)
        {
            return VisiblePlayers.NotFound();
        }

        var scope = new AnalyticsScope([.. players.Select(player => player.Id)], null, Games.StarCitizen);
        return new ChartResult(await ReadAsync(TitleOf(players), scope, known, activity, cancellationToken), caller);
    }

    /// <summary>
    /// Of everybody on a server, for its members and administrators. <c>period</c> is <c>day</c> (by the hour), <c>week</c>,
    /// <c>month</c>, <c>season</c> or <c>all</c> (the last 365 days), by the calendar in UTC. Revalidate with <c>ETag</c>.
    /// </summary>
    private static async Task<Results<ChartResult, ProblemHttpResult>> ReadServerAsync(
        string serverId,
        string? period,
        Caller caller,
        AnalyticsScopes scopes,
        VisibleServers servers,
        ActivityChartReader activity,
        CancellationToken cancellationToken)
    {
        if (!PeriodName.TryParse(period, out var known))
        {
            return PeriodName.Unknown();
        }

        var (scope, problem) = await scopes.FindAsync(null, serverId, caller, cancellationToken);
        if (scope is null)
        {
            return problem!;
        }

        var name = (await servers.FindAsync(serverId, caller, cancellationToken))?.Server.Name ?? serverId;
        return new ChartResult(await ReadAsync(name, scope, known, activity, cancellationToken), caller);
    }

    /// <summary>
    /// <c>type</c>, <c>period</c> and <c>serverId</c> are those of the leaderboard, and so is who is on it. <c>limit</c> is 1 to 25, 10 if
    /// left out. Revalidate with <c>ETag</c>.
    /// </summary>
    private static async Task<Results<ChartResult, ProblemHttpResult>> ReadLeaderboardAsync(
        string type,
        string? period,
        string? serverId,
        long? limit,
        Caller caller,
        LeaderboardRequests requests,
        LeaderboardQueries leaderboards,
        CancellationToken cancellationToken)
    {
        var places = (int)Math.Clamp(limit ?? DefaultLimit, 1, LeaderboardChart.MaxBars);
        var (request, problem) = await requests.FindAsync(type, period, serverId, 0, places, caller, cancellationToken);
        if (request is null)
        {
            return problem!;
        }

        var leaderboard = await leaderboards.ReadAsync(request, cancellationToken);
        var chart = new LeaderboardChart
        {
            Title = $"{LeaderboardTypeName.Of(request.Type)} · {PeriodName.Of(request.Period)}",
            Bars = [.. leaderboard.Entries.Select(entry => new LeaderboardBar(
                entry.Place.Rank, entry.Name, entry.Place.Value, entry.Place.Value.ToString("#,0.##", CultureInfo.InvariantCulture)))],
        };
        return new ChartResult(chart, caller);
    }

    private static async Task<ActivityChart> ReadAsync(
        string name, AnalyticsScope scope, CalendarPeriod period, ActivityChartReader activity, CancellationToken cancellationToken) => new()
        {
            Title = $"{name} · {PeriodName.Of(period)}",
            Points = await activity.ReadAsync(scope, period, cancellationToken),
            KillsLabel = "kills",
            DeathsLabel = "deaths",
        };

    private static string TitleOf(IReadOnlyList<Player> players) => string.Join(", ", players.Select(player => player.Name).Distinct(StringComparer.Ordinal));
}
