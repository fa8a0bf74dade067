using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Api.Players;
using KillBot.Api.Servers;
using KillBot.Domain.Analytics;
using KillBot.Domain.Kills;
using KillBot.Domain.Servers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Analytics;

/// <summary>Whose fights a request for analytics is about.</summary>
internal sealed class AnalyticsScopes(VisibleServers servers, VisiblePlayers players)
{
    /// <summary>
    /// The caller's own players; with a server, everybody there, for those who belong to it. To <c>default-server</c> everybody belongs who
    /// is signed in.
    /// </summary>
    public async Task<(AnalyticsScope? Scope, ProblemHttpResult? Problem)> FindAsync(
        string? game, string? serverId, Caller caller, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(game) && !string.Equals(game, Games.StarCitizen, StringComparison.OrdinalIgnoreCase))
        {
            return (null, TypedResults.ApiProblem(
                StatusCodes.Status400BadRequest, ErrorCodes.ValidationError, $"A game is one of: {Games.StarCitizen}."));
        }

        if (string.IsNullOrEmpty(serverId))
        {
            return (new AnalyticsScope(await players.OwnAsync(caller, cancellationToken), null, Games.StarCitizen), null);
        }

        if (await servers.FindAsync(serverId, caller, cancellationToken) is not { } view)
        {
            return (null, ServerEndpoints.Unknown());
        }

        return view.IsMember || view.Server.Id == Server.DefaultId
            ? (new AnalyticsScope([], view.Server.Id, Games.StarCitizen), null)
            : (null, TypedResults.ApiProblem(
                StatusCodes.Status403Forbidden,
                ErrorCodes.Forbidden,
                "The analytics of a server are for its members. Use a command of the bot there, or leave serverId out to see your own."));
    }
}
