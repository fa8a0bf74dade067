using KillBot.Api.Auth;
using KillBot.Api.Players;
using KillBot.Api.Servers;
using KillBot.Api.Users;
using KillBot.Api.Wire;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Stats;

/// <summary>Statistics of players.</summary>
internal static class StatsEndpoints
{
    public static void MapStatsEndpoints(this IEndpointRouteBuilder app) => app.MapGroup("/api/stats").WithTags("Statistics")
        .MapGet("/user/{userId}", ReadAsync).WithSummary("Statistics of a user")
        .ProducesProblem(400).ProducesProblem(404);

    /// <summary>
    /// By KillBot id, Discord id or player name. <c>period</c> (<c>day</c>, <c>week</c>, <c>month</c>, <c>season</c> or <c>all</c>, by the
    /// calendar in UTC) and <c>serverId</c> limit the counts; rank, favourite weapon, play time and recent kills are of all time and all
    /// servers.
    /// </summary>
    private static async Task<Results<Ok<StatsResponse>, ProblemHttpResult>> ReadAsync(
        string userId,
        string? period,
        string? serverId,
        Caller caller,
        VisibleProfiles profiles,
        VisibleServers servers,
        PlayerStatsReader stats,
        CancellationToken cancellationToken)
    {
        if (!PeriodName.TryParse(period, out var known))
        {
            return PeriodName.Unknown();
        }

        ServerView? server = null;
        if (serverId is not null && (server = await servers.FindAsync(serverId, caller, cancellationToken)) is null)
        {
            return ServerEndpoints.Unknown();
        }

        return await profiles.FindPlayersAsync(userId, caller, cancellationToken) is { } players
            ? TypedResults.Ok(await stats.ReadAsync(players, known, server?.Server.Id, caller, cancellationToken))
            : VisiblePlayers.NotFound();
    }
}
