using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Api.Players;
using KillBot.Api.Servers;
using KillBot.Api.Wire;
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
        VisiblePlayers players,
        VisibleServers servers,
        LeaderboardQueries leaderboards,
        CancellationToken cancellationToken)
    {
        if (!LeaderboardTypeName.TryParse(type, out var knownType))
        {
            return TypedResults.ApiProblem(
                StatusCodes.Status404NotFound,
                ErrorCodes.NotFound,
                $"There is no such leaderboard. There are: {string.Join(", ", LeaderboardTypeName.All)}.");
        }

        if (!PeriodName.TryParse(period, out var knownPeriod))
        {
            return PeriodName.Unknown();
        }

        ServerView? server = null;
        if (serverId is not null && (server = await servers.FindAsync(serverId, caller, cancellationToken)) is null)
        {
            return ServerEndpoints.Unknown();
        }

        if (server is { Settings.Leaderboard: false })
        {
            return TypedResults.ApiProblem(
                StatusCodes.Status404NotFound, ErrorCodes.NotFound, "The managers of this server have turned its leaderboards off.");
        }

        var request = new LeaderboardRequest(
            knownType,
            knownPeriod,
            server?.Server.Id,
            server is { IsMember: true },
            (int)Math.Clamp(offset ?? 0, 0, int.MaxValue),
            (int)Math.Clamp(limit ?? DefaultLimit, 1, MaxLimit),
            await players.OwnAsync(caller, cancellationToken));
        return TypedResults.Ok(LeaderboardResponse.From(request, await leaderboards.ReadAsync(request, cancellationToken)));
    }
}
