using KillBot.Api.Auth;
using KillBot.Domain.Leaderboards;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Leaderboards;

/// <summary>Who leads.</summary>
internal static class LeaderboardEndpoints
{
    private const int DefaultLimit = 10;
    private const int MaxLimit = 100;

    public static void MapLeaderboardEndpoints(this IEndpointRouteBuilder app) => app.MapGroup("/api/leaderboard").WithTags("Leaderboards")
        .MapGet("/{type}", ReadAsync).WithSummary("A leaderboard")
        .ProducesProblem(400).ProducesProblem(404);

    /// <summary>
    /// <c>type</c> is <c>kills</c>, <c>deaths</c>, <c>kdr</c> (of players with 5 deaths, 3 in a week, 1 in a day) or <c>pvp_kills</c>;
    /// <c>period</c> is <c>day</c>, <c>week</c>, <c>month</c>, <c>season</c> or <c>all</c>, by the calendar in UTC. <c>limit</c> is 1 to 100,
    /// 10 if left out. Private players are on no leaderboard; players who show themselves to members of their servers are on those servers'
    /// leaderboards, for members.
    /// </summary>
    private static async Task<Results<Ok<LeaderboardResponse>, ProblemHttpResult>> ReadAsync(
        string type,
        string? period,
        string? serverId,
        long? limit,
        long? offset,
        Caller caller,
        LeaderboardRequests requests,
        LeaderboardQueries leaderboards,
        CancellationToken cancellationToken)
    {
        var (request, problem) = await requests.FindAsync(
            type,
            period,
            serverId,
            (int)Math.Clamp(offset ?? 0, 0, int.MaxValue),
            (int)Math.Clamp(limit ?? DefaultLimit, 1, MaxLimit),
            caller,
            cancellationToken);
        return request is null
            ? problem!
            : TypedResults.Ok(LeaderboardResponse.From(request, await leaderboards.ReadAsync(request, cancellationToken)));
    }
}
