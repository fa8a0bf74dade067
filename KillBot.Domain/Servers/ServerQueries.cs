using KillBot.Domain.Data;
using KillBot.Domain.Players;
using KillBot.Domain.Users;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Servers;

/// <summary>Reads what is known of servers: their members, channels and privacy.</summary>
public sealed class ServerQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>The account's membership of a server.</summary>
    public async Task<ServerMember?> FindMemberAsync(Guid serverId, Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ServerMembers.FirstOrDefaultAsync(
            member => member.ServerId == serverId && member.UserId == userId, cancellationToken);
    }

    public async Task<int> CountMembersAsync(Guid serverId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ServerMembers.CountAsync(member => member.ServerId == serverId, cancellationToken);
    }

    /// <summary>Members in the order of their accounts.</summary>
    /// <param name="most">The strictest privacy of members to list.</param>
    /// <param name="self">An account to list whatever its privacy.</param>
    /// <param name="after">Where the last page ended.</param>
    public async Task<IReadOnlyList<ListedMember>> ListMembersAsync(
        Guid serverId, Privacy most, Guid? self, Guid? after, int limit, CancellationToken cancellationToken)
    {
        Privacy[] seen = [.. Enum.GetValues<Privacy>().Where(privacy => privacy <= most)];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var members = context.ServerMembers.Where(member => member.ServerId == serverId);
        if (after is { } last)
        {
            members = members.Where(member => member.UserId > last);
        }

        return await (
            from member in members
            join user in context.Users on member.UserId equals user.Id
            where seen.Contains(user.Privacy) || user.Id == self
            orderby member.UserId
            select new ListedMember(member, user)).Take(limit).ToListAsync(cancellationToken);
    }

    /// <summary>In Discord's order.</summary>
    public async Task<IReadOnlyList<ServerChannel>> ListChannelsAsync(Guid serverId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ServerChannels.Where(channel => channel.ServerId == serverId)
            .OrderBy(channel => channel.Position).ThenBy(channel => channel.ChannelId).ToListAsync(cancellationToken);
    }

    /// <summary>Names and privacy of servers.</summary>
    public async Task<IReadOnlyDictionary<Guid, NamedServer>> FindNamesAsync(
        IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from server in context.Servers
            where ids.Contains(server.Id)
            join settings in context.ServerSettings on server.Id equals settings.ServerId into chosen
            from settings in chosen.DefaultIfEmpty()
            select new NamedServer(
                server.Id,
                server.Name,
                (server.IsActive || server.MemberCount != null) && (settings == null || settings.Privacy == Privacy.Public)))
            .ToDictionaryAsync(server => server.Id, cancellationToken);
    }
}

public sealed record ListedMember(ServerMember Member, User User);

/// <param name="IsPublic">Everybody may know of it.</param>
public sealed record NamedServer(Guid Id, string Name, bool IsPublic);
