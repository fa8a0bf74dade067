using System.Linq.Expressions;
using KillBot.Domain.Data;
using KillBot.Domain.Players;
using KillBot.Domain.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KillBot.Domain.Logins;

/// <summary>Finds accounts.</summary>
public sealed class AccountQueries(IDbContextFactory<KillBotDbContext> contexts, IOptions<AdministratorOptions> administrators)
{
    /// <summary>The account with its servers, in the order of their names; null where there is none.</summary>
    public async Task<Account?> FindAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Users.FirstOrDefaultAsync(user => user.Id == userId, cancellationToken) is not { } user)
        {
            return null;
        }

        var servers = await (
            from member in context.ServerMembers
            join server in context.Servers on member.ServerId equals server.Id
            where member.UserId == userId
            orderby server.Name, server.Id
            select new AccountServer(server, member)).ToListAsync(cancellationToken);
        return new Account(user, user.IsAdmin || administrators.Value.AdminIds.Contains(user.DiscordId), servers);
    }

    /// <summary>The account with an id, or that owns the player with this id.</summary>
    public async Task<User?> FindUserAsync(Guid id, CancellationToken cancellationToken) =>
        await FirstAsync(context => context.Users.Where(user => user.Id == id), cancellationToken)
        ?? await FindOwnerAsync(player => player.Id == id, cancellationToken);

    public Task<User?> FindUserAsync(long discordId, CancellationToken cancellationToken) =>
        FirstAsync(context => context.Users.Where(user => user.DiscordId == discordId), cancellationToken);

    /// <summary>The account that owns the player with a name, whatever its case.</summary>
    public Task<User?> FindUserAsync(string playerName, CancellationToken cancellationToken)
    {
        var key = Player.KeyOf(playerName);
        return FindOwnerAsync(player => player.NameKey == key, cancellationToken);
    }

    private Task<User?> FindOwnerAsync(Expression<Func<Player, bool>> which, CancellationToken cancellationToken) => FirstAsync(
        context => context.Players.Where(which).Join(context.Users, player => player.UserId, user => user.Id, (_, user) => user),
        cancellationToken);

    private async Task<User?> FirstAsync(Func<KillBotDbContext, IQueryable<User>> query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await query(context).OrderBy(user => user.Id).FirstOrDefaultAsync(cancellationToken);
    }
}
