using KillBot.Api.Auth;
using KillBot.Api.Players;
using KillBot.Domain.Players;
using KillBot.Domain.Text;
using KillBot.Domain.Users;

namespace KillBot.Api.Users;

/// <summary>Finds whom an id in a path stands for.</summary>
internal sealed class VisibleProfiles(UserQueries users, PlayerQueries players, VisiblePlayers visible, SharedServers servers)
{
    /// <summary>
    /// By <c>user_…</c>, Discord snowflake or player name, as far as the caller may see. Null both for nobody and for somebody
    /// private, after the same look-ups.
    /// </summary>
    public async Task<Profile?> FindAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        var found = await FindAllAsync(id, cancellationToken);
        if (found is { User: { } user, Players: [] })
        {
            return await IsVisibleAsync(user, caller, cancellationToken) ? found : null;
        }

        var seen = await visible.FilterAsync(found.Players, caller, cancellationToken);
        return seen.Count == 0 ? null : found with { Players = seen };
    }

    /// <summary>
    /// The players that an id stands for, as far as the caller may see them; empty for an account without players, which is known.
    /// Null both for nobody and for somebody private.
    /// </summary>
    public async Task<IReadOnlyList<Guid>?> FindPlayersAsync(string id, Caller caller, CancellationToken cancellationToken) =>
        await ListPlayersAsync(id, caller, cancellationToken) is { } found ? [.. found.Select(player => player.Id)] : null;

    /// <inheritdoc cref="FindPlayersAsync"/>
    public async Task<IReadOnlyList<Player>?> ListPlayersAsync(string id, Caller caller, CancellationToken cancellationToken)
    {
        if (PublicId.TryParseSnowflake(id, out _))
        {
            // An account goes before a player whose name is its number, also when it has no players.
            return await FindAsync(id, caller, cancellationToken) is { } profile ? profile.Players : null;
        }

        var seen = await visible.ListAsync(id, caller, cancellationToken);
        return seen.Count > 0 || await FindAsync(id, caller, cancellationToken) is { Players: [] } ? seen : null;
    }

    /// <summary>The account that an id stands for, whoever may see it; null for none.</summary>
    public async Task<User?> FindAccountAsync(string id, CancellationToken cancellationToken) =>
        (await FindAllAsync(id, cancellationToken)).User;

    private async Task<bool> IsVisibleAsync(User user, Caller caller, CancellationToken cancellationToken) =>
        user.Privacy == Privacy.Public || caller.IsAdmin || caller.UserId == user.Id
        || (caller.IsSignedIn && await servers.IsFellowAsync(user.Id, caller, cancellationToken) && user.Privacy == Privacy.Server);

    private async Task<Profile> FindAllAsync(string id, CancellationToken cancellationToken)
    {
        if (PublicId.TryParseUser(id, out var userId))
        {
            return await WithAccountAsync(await players.FindByIdAsync(userId, cancellationToken), userId, cancellationToken);
        }

        var user = PublicId.TryParseSnowflake(id, out var discordId)
            ? await users.FindByDiscordIdAsync(discordId, cancellationToken)
            : null;
        var named = await players.FindByNameAsync(id, cancellationToken);
        return await WithAccountAsync(user is null ? named : [], user?.Id, cancellationToken);
    }

    // The same look-ups whatever was found.
    private async Task<Profile> WithAccountAsync(IReadOnlyList<Player> found, Guid? named, CancellationToken cancellationToken)
    {
        var userId = found.Select(player => player.UserId).FirstOrDefault(id => id is not null) ?? named ?? Guid.Empty;
        var user = await users.FindAsync(userId, cancellationToken);
        var all = await players.FindByUserAsync(userId, cancellationToken);
        return new Profile(user, user is null ? found : all);
    }
}
