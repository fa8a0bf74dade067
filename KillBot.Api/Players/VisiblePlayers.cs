using System.Globalization;
using KillBot.Api.Auth;
using KillBot.Api.Wire;
using KillBot.Domain.Data;
using KillBot.Domain.Players;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Api.Players;

/// <summary>Finds the players that an id in a path stands for, as far as the caller may see them.</summary>
internal sealed class VisiblePlayers(PlayerQueries players, IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>
    /// By <c>user_…</c>, Discord snowflake or player name. Empty both for nobody and for somebody private: the answer must not
    /// tell which.
    /// </summary>
    public async Task<IReadOnlyList<Guid>> FindAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await FindAllAsync(id, cancellationToken);
        List<Guid> visible = [];
        foreach (var player in found)
        {
            if (await MaySeeAsync(player, caller, cancellationToken))
            {
                visible.Add(player.Id);
            }
        }

        return visible;
    }

    private async Task<IReadOnlyList<Player>> FindAllAsync(string id, CancellationToken cancellationToken)
    {
        if (PublicId.TryParseUser(id, out var userId))
        {
            return await players.FindByIdAsync(userId, cancellationToken);
        }

        if (long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var discordId)
            && await players.FindByDiscordIdAsync(discordId, cancellationToken) is { Count: > 0 } owned)
        {
            return owned;
        }

        return await players.FindByNameAsync(id, cancellationToken);
    }

    private async Task<bool> MaySeeAsync(Player player, Caller caller, CancellationToken cancellationToken)
    {
        if (player.Privacy == Privacy.Public || caller.IsAdmin || caller.Owns(player))
        {
            return true;
        }

        if (player.Privacy == Privacy.Private || caller.Key is not { } key)
        {
            return false;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ServerMemberships.AnyAsync(
            own => own.PlayerId == key.PlayerId
                && context.ServerMemberships.Any(other => other.PlayerId == player.Id && other.ServerId == own.ServerId),
            cancellationToken);
    }
}
