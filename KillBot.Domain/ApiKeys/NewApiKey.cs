namespace KillBot.Domain.ApiKeys;

/// <summary>A key that the operator makes.</summary>
/// <param name="PlayerName">Whose kills it will report.</param>
/// <param name="Name">What its owner calls it, 1 to 100 characters.</param>
/// <param name="UserDiscordId">The account that owns it and the player.</param>
/// <param name="ServerDiscordId">The guild whose feeds announce the player.</param>
/// <param name="Lifetime">None = it does not expire.</param>
public sealed record NewApiKey(
    string PlayerName, string Name, long? UserDiscordId = null, long? ServerDiscordId = null, TimeSpan? Lifetime = null);

/// <summary>A key that somebody makes for a player of their account.</summary>
/// <param name="UserDiscordId">The account, which must exist.</param>
/// <param name="PlayerName">A player of the account's, or one that belongs to nobody yet.</param>
public sealed record NewOwnApiKey(
    long UserDiscordId, string PlayerName, string Name, ApiKeyKind Kind = ApiKeyKind.Standard, DateTimeOffset? ExpiresAt = null);

/// <summary>The one moment at which the secret is known.</summary>
public sealed record CreatedApiKey(ApiKey Key, string Secret);

public sealed record ListedApiKey(ApiKey Key, string PlayerName);

/// <summary>Why an account gets no key.</summary>
public enum ApiKeyRefusal
{
    /// <summary>The player belongs to another account.</summary>
    PlayerClaimed,

    /// <summary>The account has <see cref="ApiKeyService.MaxKeysPerAccount"/> that work.</summary>
    TooManyKeys,

    /// <summary>The account has <see cref="ApiKeyService.MaxPlayersPerAccount"/>.</summary>
    TooManyPlayers,
}

/// <summary>The key that an account got, or why it got none.</summary>
/// <param name="Secret">Null where the key was there before.</param>
public sealed record OwnApiKey(ListedApiKey? Key, string? Secret, ApiKeyRefusal? Refusal)
{
    internal static OwnApiKey Refused(ApiKeyRefusal refusal) => new(null, null, refusal);
}
