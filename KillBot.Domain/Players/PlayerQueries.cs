using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Players;

/// <summary>Finds players.</summary>
public sealed class PlayerQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>The players that an id stands for: of an account or of a player, by KillBot's own id.</summary>
    public Task<IReadOnlyList<Player>> FindByIdAsync(Guid id, CancellationToken cancellationToken) =>
        ListAsync(player => player.Id == id || player.UserId == id, cancellationToken);

    /// <summary>
    /// The players with a present or former name, whatever its case: at most one in each game. Names change in Star Citizen only.
    /// </summary>
    public async Task<IReadOnlyList<Player>> FindByNameAsync(string name, CancellationToken cancellationToken)
    {
        var key = Player.KeyOf(name);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var renamed =
            from alias in context.PlayerAliases
            where alias.Game == Games.StarCitizen && alias.NameKey == key
            join player in context.Players on alias.PlayerId equals player.Id
            select player;
        var found = await context.Players.Where(player => player.NameKey == key).Concat(renamed).ToListAsync(cancellationToken);
        return [.. found.OrderBy(player => player.Id.ToString("N"), StringComparer.Ordinal)];
    }

    /// <summary>Whether a player has, or had, a name.</summary>
    public async Task<bool> IsNamedAsync(Guid playerId, string name, CancellationToken cancellationToken) =>
        (await FindByNameAsync(name, cancellationToken)).Any(player => player.Id == playerId);

    /// <summary>The players of an account, the first first.</summary>
    public Task<IReadOnlyList<Player>> FindByUserAsync(Guid userId, CancellationToken cancellationToken) =>
        ListAsync(player => player.UserId == userId, cancellationToken);

    /// <summary>The players of the account with a Discord id.</summary>
    public async Task<IReadOnlyList<Player>> FindByDiscordIdAsync(long discordId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from player in context.Players
            join user in context.Users on player.UserId equals user.Id
            where user.DiscordId == discordId
            orderby player.Id
            select player).ToListAsync(cancellationToken);
    }

    /// <summary>Public players whose names begin with <paramref name="start"/>, in alphabetical order.</summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(string start, int limit, CancellationToken cancellationToken)
    {
        var from = Player.KeyOf(start);
        var to = from + char.MaxValue;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Players
            .Where(player => player.Privacy == Privacy.Public)
            .Where(player => player.NameKey.CompareTo(from) >= 0 && player.NameKey.CompareTo(to) < 0)
            .OrderBy(player => player.NameKey).Select(player => player.Name)
            .Take(limit).ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<Player>> ListAsync(
        System.Linq.Expressions.Expression<Func<Player, bool>> filter, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Players.Where(filter).OrderBy(player => player.Id).ToListAsync(cancellationToken);
    }
}
