using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Api.Players;
using KillBot.Api.Servers;
using KillBot.Api.Wire;
using KillBot.Domain.Leaderboards;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Leaderboards;

/// <summary>Which leaderboard a request is about, as far as the caller may see it.</summary>
internal sealed class LeaderboardRequests(VisiblePlayers players, VisibleServers servers)
{
    /// <param name="serverId">None = all servers.</param>
    public async Task<(LeaderboardRequest? Request, ProblemHttpResult? Problem)> FindAsync(
        string type, string? period, string? serverId, int offset, int limit, Caller caller, CancellationToken cancellationToken)
    {
        if (!LeaderboardTypeName.TryParse(type, out var knownType))
        {
            return (null, TypedResults.ApiProblem(
                StatusCodes.Status404NotFound,
                ErrorCodes.NotFound,
                $"There is no such leaderboard. There are: {string.Join(", ", LeaderboardTypeName.All)}."));
        }

        if (!PeriodName.TryParse(period, out var knownPeriod))
        {
            return (null, PeriodName.Unknown());
        }

        ServerView? server = null;
        if (serverId is not null && (server = await servers.FindAsync(serverId, caller, cancellationToken)) is null)
        {
            return (null, ServerEndpoints.Unknown());
        }

        if (server is { Settings.Leaderboard: false })
        {
            return (null, TypedResults.ApiProblem(
                StatusCodes.Status404NotFound, ErrorCodes.NotFound, "The managers of this server have turned its leaderboards off."));
        }

        return (
            new LeaderboardRequest(
                knownType,
                knownPeriod,
                server?.Server.Id,
                server is { IsMember: true },
                offset,
                limit,
                await players.OwnAsync(caller, cancellationToken)),
            null);
    }
}
