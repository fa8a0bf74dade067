using KillBot.Domain.Data;
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
}
