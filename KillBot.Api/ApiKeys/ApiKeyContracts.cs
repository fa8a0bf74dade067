using System.ComponentModel.DataAnnotations;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Text;

namespace KillBot.Api.ApiKeys;

/// <summary>A key to be made.</summary>
public sealed record ApiKeyRequest
{
    /// <summary>The caller's own account: its id, Discord id, or the name of one of its players.</summary>
    [Required]
    public string? UserId { get; init; }

    /// <summary>Whose kills the key reports: a player of the account, or one that belongs to nobody yet.</summary>
    [Required]
    [MaxLength(ApiKeyNames.PlayerNameLength)]
    public string? PlayerName { get; init; }

    /// <summary>What the key is for.</summary>
    [Required]
    [MaxLength(ApiKeyNames.NameLength)]
    public string? Name { get; init; }

    /// <summary>ISO 8601, in the future. Left out: the key does not expire.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>The primary key of a player, to be found or made.</summary>
public sealed record PrimaryApiKeyRequest
{
    /// <inheritdoc cref="ApiKeyRequest.UserId"/>
    [Required]
    public string? UserId { get; init; }

    /// <inheritdoc cref="ApiKeyRequest.PlayerName"/>
    [Required]
    [MaxLength(ApiKeyNames.PlayerNameLength)]
    public string? PlayerName { get; init; }
}

/// <summary>A key for a bot, to be made.</summary>
public sealed record BotApiKeyRequest
{
    /// <inheritdoc cref="ApiKeyRequest.UserId"/>
    [Required]
    public string? UserId { get; init; }

    /// <inheritdoc cref="ApiKeyRequest.PlayerName"/>
    [Required]
    [MaxLength(ApiKeyNames.PlayerNameLength)]
    public string? PlayerName { get; init; }

    /// <summary>The bot's name, which becomes the key's.</summary>
    [Required]
    [MaxLength(ApiKeyNames.NameLength)]
    public string? BotName { get; init; }
}

/// <summary>Whose key is to be revoked.</summary>
public sealed record RevokeApiKeyRequest
{
    /// <summary>The account that the key belongs to. Left out: the caller's own; for administrators, any.</summary>
    public string? UserId { get; init; }
}

/// <summary>A key that was made, or found.</summary>
/// <param name="Id"><c>key_…</c></param>
/// <param name="Key">The key itself, shown once: null for one that was there before.</param>
/// <param name="ExpiresAt">Null for a key that does not expire.</param>
/// <param name="Kind"><c>standard</c>, <c>primary</c> or <c>bot</c>.</param>
/// <param name="Prefix">How the key begins.</param>
public sealed record ApiKeyResponse(
    string Id,
    string? Key,
    string Name,
    string PlayerName,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset CreatedAt,
    string Kind,
    string Prefix)
{
    internal static ApiKeyResponse From(ListedApiKey listed, string? secret) => new(
        PublicId.OfKey(listed.Key.Id),
        secret,
        listed.Key.Name,
        listed.PlayerName,
        listed.Key.ExpiresAt,
        listed.Key.CreatedAt,
        KindOf(listed.Key),
        listed.Key.Prefix);

    internal static string KindOf(ApiKey key) => key.Kind switch
    {
        ApiKeyKind.Primary => "primary",
        ApiKeyKind.Bot => "bot",
        ApiKeyKind.Standard or _ => "standard",
    };
}

/// <summary>A key as its owner sees it later.</summary>
/// <param name="Id"><c>key_…</c></param>
/// <param name="IsActive">Neither revoked nor expired.</param>
/// <param name="LastUsedAt">When it last recorded something, to the minute, or signed a login.</param>
/// <param name="Kind"><c>standard</c>, <c>primary</c> or <c>bot</c>.</param>
/// <param name="Prefix">How the key begins.</param>
public sealed record ListedApiKeyResponse(
    string Id,
    string Name,
    string PlayerName,
    bool IsActive,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset CreatedAt,
    string Kind,
    string Prefix)
{
    internal static ListedApiKeyResponse From(ListedApiKey listed, DateTimeOffset now) => new(
        PublicId.OfKey(listed.Key.Id),
        listed.Key.Name,
        listed.PlayerName,
        listed.Key.RevokedAt is null && !(listed.Key.ExpiresAt <= now),
        listed.Key.LastUsedAt,
        listed.Key.ExpiresAt,
        listed.Key.CreatedAt,
        ApiKeyResponse.KindOf(listed.Key),
        listed.Key.Prefix);
}

/// <summary>The key is refused from now on.</summary>
public sealed record RevokedApiKeyResponse(string Message);
