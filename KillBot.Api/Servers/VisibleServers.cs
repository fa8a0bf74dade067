using KillBot.Api.Auth;
using KillBot.Api.Players;
using KillBot.Api.Users;
using KillBot.Domain.Players;
using KillBot.Domain.Servers;
using KillBot.Domain.Text;

namespace KillBot.Api.Servers;

/// <summary>Finds servers, as far as the caller may see them.</summary>
internal sealed class VisibleServers(
    ServerDirectory servers, ServerSettingsService settings, ServerQueries queries, SharedServers shared)
{
    private const string PrivateServer = "a private server";

    /// <summary>
    /// By <c>server_…</c>, the guild's snowflake or <c>default-server</c>. Null both for none and for one that only its members may
    /// see.
    /// </summary>
    public async Task<ServerView?> FindAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        Guid? serverId = PublicId.TryParseServer(id, out var parsed) ? parsed : null;
        long? guildId = PublicId.TryParseSnowflake(id, out var snowflake) ? snowflake : null;
        if (serverId is null && guildId is null)
        {
            return null;
        }

        // The same look-ups for a server that is not there.
        var server = await servers.FindAsync(serverId, guildId, cancellationToken);
        var known = server?.Id ?? Guid.AllBitsSet;
        var chosen = await settings.FindAsync(known, cancellationToken);
        var member = caller.UserId is { } userId ? await queries.FindMemberAsync(known, userId, cancellationToken) : null;
        var isMember = caller.IsAdmin
            || (caller.IsSignedIn && (await shared.ListAsync(caller, cancellationToken)).Contains(known));
        return server is null || ((chosen.Privacy != Privacy.Public || !server.HasHadBot) && !isMember)
            ? null
            : new ServerView(server, chosen, isMember, caller.IsAdmin || (member is { IsManager: true } && known != Server.DefaultId));
    }

    /// <summary>The names of servers, of closed ones for their members only.</summary>
    public async Task<IReadOnlyDictionary<Guid, ServerNameResponse>> NameAsync(
        IReadOnlyCollection<Guid> ids, Caller caller, CancellationToken cancellationToken)
    {
        var names = await queries.FindNamesAsync(ids, cancellationToken);
        var own = caller.IsSignedIn && names.Values.Any(server => !server.IsPublic)
            ? await shared.ListAsync(caller, cancellationToken)
            : [];
        return ids.ToDictionary(id => id, id => new ServerNameResponse(
            PublicId.OfServer(id),
            names.TryGetValue(id, out var server) && (server.IsPublic || caller.IsAdmin || own.Contains(id)) ? server.Name : PrivateServer));
    }
}
