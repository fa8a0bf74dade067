using System.Text.Json.Serialization;
using KillBot.Domain.VRChat.Client;

namespace KillBot.Domain.VRChat.Login;

/// <summary>What is remembered of a login.</summary>
internal sealed record SavedLogin
{
    /// <summary>As it was typed.</summary>
    public required string Username { get; init; }

    public required string UserId { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>Secret; null once VRChat has ended the login.</summary>
    public string? Auth { get; init; }

    /// <summary>Secret. It outlives the login: the next one on this device is spared the second factor.</summary>
    public string? TwoFactorAuth { get; init; }

    public required DateTimeOffset ValidatedAt { get; init; }

    /// <summary>How often in a row VRChat has not taken it.</summary>
    public int Failures { get; init; }

    [JsonIgnore]
    public bool IsSignedIn => Auth is not null;

    [JsonIgnore]
    public VRChatCookies Cookies => new(Auth, TwoFactorAuth);

    /// <summary>A login that VRChat has just taken.</summary>
    public static SavedLogin Of(string username, CurrentUserAnswer answer, VRChatCookies cookies, DateTimeOffset now) => new()
    {
        Username = username,
        UserId = answer.UserId!,
        DisplayName = answer.DisplayName!,
        Auth = cookies.Auth,
        TwoFactorAuth = cookies.TwoFactorAuth,
        ValidatedAt = now,
    };

    /// <summary>Nothing of it, so that no log can hold it.</summary>
    public override string ToString() => nameof(SavedLogin);
}

[JsonSerializable(typeof(SavedLogin))]
internal sealed partial class SavedLoginJsonContext : JsonSerializerContext;
