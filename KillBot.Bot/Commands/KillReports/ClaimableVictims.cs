using KillBot.Domain.Players;
using KillBot.Domain.Servers;
using KillBot.Domain.Users;

namespace KillBot.Bot.Commands.KillReports;

/// <summary>A player who can be asked, since an account belongs to them.</summary>
internal sealed record ClaimableVictim(Guid PlayerId, long DiscordId);

/// <summary>
/// Finds whom a report may name: players with an account who are public, or show themselves to the members of this server. Whoever hides is as
/// unknown here as nobody.
/// </summary>
internal sealed class ClaimableVictims(PlayerQueries players, UserQueries users, ServerDirectory servers)
{
    public async Task<ClaimableVictim?> FindByAccountAsync(long discordId, long guildId, CancellationToken cancellationToken) =>
        await FirstVisibleAsync(await players.FindByDiscordIdAsync(discordId, cancellationToken), guildId, cancellationToken) is { } player
            ? new ClaimableVictim(player.Id, discordId)
            : null;

    public async Task<ClaimableVictim?> FindByNameAsync(string name, long guildId, CancellationToken cancellationToken) =>
        await FirstVisibleAsync(await players.FindByNameAsync(name, cancellationToken), guildId, cancellationToken) is { UserId: { } userId } player
        && await users.FindAsync(userId, cancellationToken) is { } user
            ? new ClaimableVictim(player.Id, user.DiscordId)
            : null;

    private async Task<Player?> FirstVisibleAsync(IReadOnlyList<Player> found, long guildId, CancellationToken cancellationToken)
    {
        foreach (var player in found)
        {
            if (player.Privacy == Privacy.Public
                || (player.Privacy == Privacy.Server
                    && await servers.FindAsync(null, guildId, cancellationToken) is { } server
                    && await servers.IsMemberAsync(player.Id, server.Id, cancellationToken)))
            {
                return player;
            }
        }

        return null;
    }
}
