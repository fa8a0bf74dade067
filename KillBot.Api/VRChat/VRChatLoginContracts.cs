using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using KillBot.Api.Wire;
using KillBot.Domain.VRChat.Login;

namespace KillBot.Api.VRChat;

/// <summary>An account of VRChat's. It is passed on to VRChat and not kept.</summary>
public sealed record VRChatLoginRequest
{
    /// <summary>The longest e-mail address there is (RFC 5321).</summary>
    internal const int UsernameLength = 254;

    internal const int PasswordLength = 256;

    /// <summary>User name or e-mail address.</summary>
    [Required]
    [MaxLength(UsernameLength)]
    [JsonConverter(typeof(LooseTextConverter))]
    public string? Username { get; init; }

    /// <summary>Anything but control characters.</summary>
    [Required]
    [MaxLength(PasswordLength)]
    [JsonConverter(typeof(LooseTextConverter))]
    public string? Password { get; init; }

    /// <summary>Nothing of it, so that no log can hold it.</summary>
    public override string ToString() => nameof(VRChatLoginRequest);
}

/// <summary>The second factor of a login.</summary>
public sealed record VRChatCodeRequest
{
    internal const int MinLength = 6;
    internal const int MaxLength = 20;

    /// <summary>Six digits of an authenticator app or an e-mail, or a recovery code <c>xxxx-xxxx</c>; spaces do not matter.</summary>
    [Required]
    [MaxLength(MaxLength)]
    [JsonConverter(typeof(LooseTextConverter))]
    public string? Code { get; init; }

    /// <summary>Nothing of it, so that no log can hold it.</summary>
    public override string ToString() => nameof(VRChatCodeRequest);
}

/// <summary>How a login went.</summary>
/// <param name="Success">It is complete.</param>
/// <param name="Requires2FA">A code is missing: <c>POST /api/auth/verify-2fa</c>.</param>
/// <param name="Methods">The kinds of code that VRChat takes: <c>totp</c> (app), <c>emailOtp</c>, <c>otp</c> (recovery code).</param>
public sealed record VRChatLoginResponse(bool Success, bool Requires2FA, IReadOnlyList<string> Methods);

/// <summary>It is done.</summary>
public sealed record VRChatDoneResponse(bool Success);

/// <summary>Whether this instance is signed in to VRChat.</summary>
/// <param name="Username">As it was typed at the login; null for callers who may not sign in or out, and when nobody is signed in.</param>
/// <param name="UserId"><c>usr_…</c>; null as well.</param>
/// <param name="IsStale">VRChat has not confirmed the login for two hours; it is asked before the login is used again.</param>
/// <param name="LastValidatedAt">When VRChat last confirmed the login.</param>
public sealed record VRChatStatusResponse(
    bool IsAuthenticated, string? Username, string? UserId, bool IsStale, DateTimeOffset? LastValidatedAt)
{
    internal static VRChatStatusResponse From(VRChatAccount? account, bool isOperator) => account is null
        ? new VRChatStatusResponse(false, null, null, false, null)
        : new VRChatStatusResponse(
            true, isOperator ? account.Username : null, isOperator ? account.UserId : null, account.IsStale, account.ValidatedAt);
}
