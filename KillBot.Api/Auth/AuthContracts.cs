using System.ComponentModel.DataAnnotations;
using System.Globalization;
using KillBot.Api.Wire;
using KillBot.Domain.Logins;
using KillBot.Domain.Text;
using KillBot.Domain.Users;

namespace KillBot.Api.Auth;

/// <summary>The code that Discord gave to somebody who signs in.</summary>
public sealed record DiscordLoginRequest
{
    internal const int CodeLength = 512;

    /// <summary>From the query of the redirect. It works once, for a short time.</summary>
    [Required]
    [MaxLength(CodeLength)]
    public string? Code { get; init; }

    /// <summary>Where Discord redirected to. Left out: what this instance is configured with, which is the only one it takes.</summary>
    public string? RedirectUri { get; init; }
}

/// <summary>A login with an API key that is not sent.</summary>
public sealed record UidLoginRequest
{
    /// <summary>The account's Discord id.</summary>
    [Required]
    public string? Uid { get; init; }

    /// <summary>
    /// HMAC-SHA256 of <c>{uid}:{timestamp}</c> in 64 lower-case hexadecimal digits; its key is the SHA-256 of the API key, 32 bytes.
    /// It works once.
    /// </summary>
    [Required]
    public string? Signature { get; init; }

    /// <summary>Milliseconds since 1970; at most 5 minutes from the server's time.</summary>
    [Required]
    public long? Timestamp { get; init; }
}

/// <summary>A token to be replaced.</summary>
public sealed record RefreshRequest
{
    /// <summary>The current token; it may have expired up to 7 days ago.</summary>
    [Required]
    public string? RefreshToken { get; init; }
}

/// <summary>Who has signed in, and the token to send from now on.</summary>
/// <param name="Token">To be sent as <c>Authorization: Bearer …</c>.</param>
/// <param name="ExpiresAt">Until when the token can be used.</param>
public sealed record LoginResponse(AccountResponse User, string Token, DateTimeOffset ExpiresAt);

/// <summary>Who calls.</summary>
public sealed record CurrentUserResponse(AccountResponse User);

/// <summary>The session has ended.</summary>
public sealed record LogoutResponse(bool Success, string Message);

/// <summary>An account.</summary>
/// <param name="Id"><c>user_…</c></param>
/// <param name="Discriminator">Four digits, or <c>0</c> of an account with a unique name.</param>
/// <param name="Avatar">Address of the picture; null without one.</param>
/// <param name="Role"><c>user</c>, <c>server_admin</c> (manages a Discord server) or <c>admin</c>.</param>
/// <param name="Permissions">What the role allows.</param>
/// <param name="IsServerOwner">Owns a Discord server.</param>
/// <param name="Servers">The Discord servers that the account was seen in.</param>
/// <param name="LastLoginAt">Null for an account that has never signed in.</param>
public sealed record AccountResponse(
    string Id,
    string DiscordId,
    string Username,
    string Discriminator,
    string? Avatar,
    string Role,
    IReadOnlyList<string> Permissions,
    bool IsAdmin,
    bool IsServerOwner,
    IReadOnlyList<AccountServerResponse> Servers,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastLoginAt)
{
    internal static AccountResponse From(Account account)
    {
        var (user, role) = (account.User, Roles.Of(account));
        return new AccountResponse(
            PublicId.OfUser(user.Id),
            user.DiscordId.ToString(CultureInfo.InvariantCulture),
            user.Name,
            user.Discriminator ?? User.NoDiscriminator,
            CdnUrl.OfAvatar(user.DiscordId, user.Avatar),
            role,
            Roles.PermissionsOf(role),
            account.IsAdmin,
            account.IsServerOwner,
            [.. account.Servers.Select(AccountServerResponse.From)],
            user.CreatedAt,
            user.LastLoginAt);
    }
}

/// <summary>A Discord server that an account was seen in.</summary>
/// <param name="Id"><c>server_…</c></param>
/// <param name="Icon">Address of the picture; null without one.</param>
/// <param name="Permissions"><c>read</c>, and <c>write</c> for whoever manages the server.</param>
/// <param name="IsActive">The bot is in it.</param>
public sealed record AccountServerResponse(
    string Id, string? DiscordId, string Name, string? Icon, bool IsOwner, IReadOnlyList<string> Permissions, bool IsActive)
{
    internal static AccountServerResponse From(AccountServer entry) => new(
        PublicId.OfServer(entry.Server.Id),
        entry.Server.DiscordId?.ToString(CultureInfo.InvariantCulture),
        entry.Server.Name,
        CdnUrl.OfIcon(entry.Server.DiscordId, entry.Server.Icon),
        entry.Member.IsOwner,
        entry.Member.IsManager ? ["read", "write"] : ["read"],
        entry.Server.IsActive);
}
