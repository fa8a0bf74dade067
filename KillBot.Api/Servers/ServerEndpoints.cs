using System.Globalization;
using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Api.Users;
using KillBot.Api.Wire;
using KillBot.Domain.Players;
using KillBot.Domain.Servers;
using KillBot.Domain.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Servers;

/// <summary>Discord servers.</summary>
internal static class ServerEndpoints
{
    private const int MaxMembers = 100;

    public static void MapServerEndpoints(this IEndpointRouteBuilder app)
    {
        var servers = app.MapGroup("/api/servers").WithTags("Servers");
        servers.MapGet("/{serverId}", ShowAsync).WithSummary("A server with its members and channels")
            .ProducesProblem(400).ProducesProblem(404);
        servers.MapServerSettingsEndpoints();
    }

    /// <summary>
    /// By KillBot id, the guild's Discord id, or <c>default-server</c>. Everybody sees public servers with their public members;
    /// members and administrators see more. Closed servers are as unknown to others as none.
    /// </summary>
    private static async Task<Results<Ok<ServerResponse>, ProblemHttpResult>> ShowAsync(
        string serverId,
        long? limit,
        string? membersCursor,
        Caller caller,
        VisibleServers visible,
        ServerQueries servers,
        CancellationToken cancellationToken)
    {
        Guid? after = null;
        if (!string.IsNullOrEmpty(membersCursor))
        {
            if (!PublicId.TryParseUser(membersCursor, out var last))
            {
                return TypedResults.ApiProblem(
                    StatusCodes.Status400BadRequest, ErrorCodes.ValidationError, "Pass back the membersCursor of the last page, unchanged.");
            }

            after = last;
        }

        if (await visible.FindAsync(serverId, caller, cancellationToken) is not { } view)
        {
            return Unknown();
        }

        var server = view.Server;
        var pageSize = (int)Math.Clamp(limit ?? MaxMembers, 1, MaxMembers);
        var most = caller.IsAdmin ? Privacy.Private : view.IsMember ? Privacy.Server : Privacy.Public;
        var members = await servers.ListMembersAsync(server.Id, most, caller.UserId, after, pageSize + 1, cancellationToken);
        var channels = view.IsMember ? await servers.ListChannelsAsync(server.Id, cancellationToken) : [];
        return TypedResults.Ok(new ServerResponse(
            PublicId.OfServer(server.Id),
            server.DiscordId?.ToString(CultureInfo.InvariantCulture),
            server.Name,
            CdnUrl.OfIcon(server.DiscordId, server.Icon),
            server.IsActive,
            server.MemberCount ?? await servers.CountMembersAsync(server.Id, cancellationToken),
            [.. members.Take(pageSize).Select(Describe)],
            members.Count > pageSize ? PublicId.OfUser(members[pageSize - 1].User.Id) : null,
            [.. channels.Select(channel => new ServerChannelResponse(
                PublicId.OfChannel(channel.ChannelId), channel.Name, ChannelTypeName.Of(channel.Type)))],
            server.CreatedAt));
    }

    internal static ProblemHttpResult Unknown() => TypedResults.ApiProblem(
        StatusCodes.Status404NotFound, ErrorCodes.NotFound, "There is no such server here.");

    private static ServerMemberResponse Describe(ListedMember listed) => new(
        new UserNameResponse(
            PublicId.OfUser(listed.User.Id), listed.User.Name, CdnUrl.OfAvatar(listed.User.DiscordId, listed.User.Avatar)),
        listed.Member.IsOwner,
        listed.Member.IsManager ? ["read", "write"] : ["read"]);
}
