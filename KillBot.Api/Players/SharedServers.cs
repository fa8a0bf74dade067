using KillBot.Api.Auth;
using KillBot.Domain.Players;

namespace KillBot.Api.Players;

/// <summary>Whom the caller meets in a server.</summary>
internal sealed class SharedServers(SharedServerQueries queries)
{
    /// <summary>The servers that the caller is in, as an account or by a player.</summary>
    public Task<IReadOnlyList<Guid>> ListAsync(Caller caller, CancellationToken cancellationToken) =>
        queries.ListAsync(caller.UserId, caller.Key?.PlayerId, cancellationToken);

    /// <summary>Whether an account shares a server with the caller.</summary>
    public async Task<bool> IsFellowAsync(Guid userId, Caller caller, CancellationToken cancellationToken) =>
        await queries.IsFellowAsync(userId, await ListAsync(caller, cancellationToken), cancellationToken);
}
