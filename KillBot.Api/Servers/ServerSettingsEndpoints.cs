using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Domain.Servers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Servers;

/// <summary>What the managers of a server choose.</summary>
internal static class ServerSettingsEndpoints
{
    public static void MapServerSettingsEndpoints(this RouteGroupBuilder servers)
    {
        servers.MapGet("/{serverId}/settings", ShowAsync).RequireAuthorization(Policies.SignedIn)
            .WithSummary("The settings of a server").ProducesProblem(401).ProducesProblem(403).ProducesProblem(404);
        servers.MapPut("/{serverId}/settings", ChangeAsync).RequireAuthorization(Policies.Session)
            .WithSummary("Change the settings of a server")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422);
    }

    /// <summary>For members of the server and administrators; those of <c>default-server</c> for administrators.</summary>
    private static async Task<Results<Ok<ServerSettingsResponse>, ProblemHttpResult>> ShowAsync(
        string serverId, Caller caller, VisibleServers visible, ServerQueries servers, CancellationToken cancellationToken)
    {
        if (await visible.FindAsync(serverId, caller, cancellationToken) is not { } view)
        {
            return ServerEndpoints.Unknown();
        }

        return MayRead(view)
            ? TypedResults.Ok(ServerSettingsResponse.From(
                view.Settings, await servers.ListChannelsAsync(view.Server.Id, cancellationToken)))
            : Foreign();
    }

    /// <summary>
    /// For those who manage the server (its owner, Manage Server or Administrator) and for administrators, with the token of a
    /// login. Only what is sent changes, and it counts from the next kill on.
    /// </summary>
    private static async Task<Results<Ok<ServerSettingsResponse>, ProblemHttpResult>> ChangeAsync(
        string serverId,
        ServerSettingsRequest request,
        Caller caller,
        VisibleServers visible,
        ServerQueries servers,
        ServerSettingsService settings,
        CancellationToken cancellationToken)
    {
        if (await visible.FindAsync(serverId, caller, cancellationToken) is not { } view)
        {
            return ServerEndpoints.Unknown();
        }

        if (!MayRead(view))
        {
            return Foreign();
        }

        if (!view.IsManager)
        {
            return TypedResults.ApiProblem(
                StatusCodes.Status403Forbidden,
                ErrorCodes.InsufficientPermissions,
                "This takes Manage Server in that server. After a change of roles use a command of the bot there once.");
        }

        var channels = await servers.ListChannelsAsync(view.Server.Id, cancellationToken);
        var errors = new FieldErrors();
        var change = ServerSettingsChange.Read(request, view.Server, channels, errors);
        if (!errors.IsEmpty)
        {
            return TypedResults.InvalidBody(errors);
        }

        var changed = await settings.ChangeAsync(view.Server.Id, change, new SettingsAuthor(caller.RequiredSession.DiscordId, SettingsDoor.Api));
        return TypedResults.Ok(ServerSettingsResponse.From(changed.Settings, channels));
    }

    private static bool MayRead(ServerView view) => view.IsManager || (view.IsMember && view.Server.Id != Server.DefaultId);

    private static ProblemHttpResult Foreign() => TypedResults.ApiProblem(
        StatusCodes.Status403Forbidden, ErrorCodes.Forbidden, "The settings of a server are for its members.");
}
