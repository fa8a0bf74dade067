using KillBot.Domain.ApiKeys;
using KillBot.Domain.Text;

namespace KillBot.Bot.Commands.ApiKeys;

/// <summary>The keys of an account that work.</summary>
internal sealed class OwnKeys(ApiKeyService keys, TimeProvider timeProvider)
{
    /// <summary>
    /// Neither revoked nor expired, newest last; by the operator's hand there may be more than <see cref="ApiKeyService.MaxKeysPerAccount"/>.
    /// </summary>
    public async Task<IReadOnlyList<ListedApiKey>> ListWorkingAsync(Guid userId, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        var all = await keys.ListByUserAsync(userId, cancellationToken);
        return [.. all.Where(key => key.Key.RevokedAt is null && (key.Key.ExpiresAt is null || key.Key.ExpiresAt > now))];
    }

    /// <summary>Revokes a key by <c>key_…</c>, and returns it; null when it is not a working one of the account.</summary>
    public async Task<ListedApiKey?> RevokeAsync(Guid userId, string id, CancellationToken cancellationToken)
    {
        var own = await ListWorkingAsync(userId, cancellationToken);
        return PublicId.TryParseKey(id, out var keyId) && own.FirstOrDefault(key => key.Key.Id == keyId) is { } found
            && await keys.RevokeAsync(keyId, userId)
                ? found
                : null;
    }
}
