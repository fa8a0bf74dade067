using KillBot.Api.Auth;
using KillBot.Api.Players;
using KillBot.Api.Servers;
using KillBot.Api.Users;
using KillBot.Api.Wire;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Kills;

/// <summary>Lists of recorded kills.</summary>
internal static class KillListEndpoints
{
    private const int MaxLimit = 500;
    private const int UserLimit = 50;
    private const int ServerLimit = 100;

    public static void MapKillListEndpoints(this RouteGroupBuilder kills)
    {
        kills.MapGet("/user/{userId}", ListByUserAsync).WithSummary("Kills of a user, newest first")
            .ProducesProblem(400).ProducesProblem(404);
        kills.MapGet("/server/{serverId}", ListByServerAsync).WithSummary("Kills and deaths on a server, newest first")
            .ProducesProblem(400).ProducesProblem(404);
    }

    /// <summary>By KillBot id, Discord id or player name. Suicides and environmental deaths are nobody's kills.</summary>
    private static async Task<Results<Ok<KillListResponse>, ProblemHttpResult>> ListByUserAsync(
        string userId,
        long? limit,
        string? cursor,
        Caller caller,
        VisiblePlayers players,
        VisibleProfiles profiles,
        KillQueries kills,
        CancellationToken cancellationToken)
    {
        if (!Cursor.TryReadPage(cursor, out var before))
        {
            return Cursor.Invalid();
        }

        if (await profiles.FindPlayersAsync(userId, caller, cancellationToken) is not { } visible)
        {
            return VisiblePlayers.NotFound();
        }

        var pageSize = Clamp(limit, UserLimit);
        var page = await kills.ListByKillersAsync(visible, before, pageSize + 1, cancellationToken);
        return TypedResults.Ok(await ToResponseAsync(page, pageSize, caller, players, cancellationToken));
    }

    /// <summary>By KillBot id, the guild's Discord id, or <c>default-server</c>. Closed servers are for their members.</summary>
    private static async Task<Results<Ok<KillListResponse>, ProblemHttpResult>> ListByServerAsync(
        string serverId,
        long? limit,
        string? cursor,
        Caller caller,
        VisiblePlayers players,
        VisibleServers servers,
        KillQueries kills,
        CancellationToken cancellationToken)
    {
        if (!Cursor.TryReadPage(cursor, out var before))
        {
            return Cursor.Invalid();
        }

        if (await servers.FindAsync(serverId, caller, cancellationToken) is not { Server: var server })
        {
            return ServerEndpoints.Unknown();
        }

        var pageSize = Clamp(limit, ServerLimit);
        var page = await kills.ListByServerAsync(server.Id, before, pageSize + 1, cancellationToken);
        return TypedResults.Ok(await ToResponseAsync(page, pageSize, caller, players, cancellationToken));
    }

    private static int Clamp(long? limit, int otherwise) => (int)Math.Clamp(limit ?? otherwise, 1, MaxLimit);

    private static async Task<KillListResponse> ToResponseAsync(
        IReadOnlyList<ListedKill> page, int pageSize, Caller caller, VisiblePlayers players, CancellationToken cancellationToken)
    {
        var hidden = await players.FindHiddenAsync(
            page.SelectMany(item => new[] { item.Killer, item.Victim }).OfType<Player>(), caller, cancellationToken);
        // One more than asked for was read, to know whether there is more.
        var next = page.Count > pageSize
            ? Cursor.Write(new KillCursor(page[pageSize - 1].Kill.Timestamp, page[pageSize - 1].Kill.Id))
            : null;
        return new KillListResponse(
            [.. page.Take(pageSize).Select(item => KillResponse.From(item, IsHidden(item.Killer), IsHidden(item.Victim)))],
            next);

        bool IsHidden(Player? player) => player is not null && hidden.Contains(player.Id);
    }
}
