using System.Text;
using System.Text.Json;
using RestSharp;

namespace KillBot.Domain.VRChat.Client;

/// <summary>A request to VRChat's API (https://vrchat.community/reference). It may hold secrets, so it is no record that prints itself.</summary>
internal sealed class VRChatRequest
{
    public Method Method { get; private init; }

    /// <summary>Below the base address.</summary>
    public required string Path { get; init; }

    /// <summary>What VRChat counts together.</summary>
    public required string Endpoint { get; init; }

    public string? Authorization { get; private init; }

    public VRChatCookies Cookies { get; private init; }

    /// <summary>JSON.</summary>
    public string? Body { get; private init; }

    /// <summary>It changes nothing: it may be sent again, and equal ones get the same answer.</summary>
    public bool IsRepeatable => Method == Method.Get && Authorization is null;

    /// <summary>Equal for requests that ask the same for the same login; null where none is like another.</summary>
    public RequestKey? Key => IsRepeatable ? new RequestKey(Path, Cookies.Auth) : null;

    /// <param name="device">The cookie of a device that has shown its second factor, if any.</param>
    /// <remarks>Each login with a password uses up one of a limited number of sessions.</remarks>
    public static VRChatRequest LogIn(string username, string password, string? device) => new()
    {
        Method = Method.Get,
        Path = "auth/user",
        Endpoint = "auth/user",
        Authorization = $"Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Uri.EscapeDataString(username)}:{Uri.EscapeDataString(password)}"))}",
        Cookies = new VRChatCookies(null, device),
    };

    /// <param name="method"><c>totp</c>, <c>otp</c> or <c>emailotp</c>.</param>
    public static VRChatRequest Verify(string method, string code, VRChatCookies cookies) => new()
    {
        Method = Method.Post,
        Path = $"auth/twofactorauth/{method}/verify",
        Endpoint = "auth/twofactorauth",
        Cookies = cookies,
        Body = JsonSerializer.Serialize(new CodeJson(code), VRChatRequestJsonContext.Default.CodeJson),
    };

    /// <summary>Whose login it is; also tells whether it still holds.</summary>
    public static VRChatRequest CurrentUser(VRChatCookies cookies) =>
        new() { Method = Method.Get, Path = "auth/user", Endpoint = "auth/user", Cookies = cookies };

    public static VRChatRequest LogOut(VRChatCookies cookies) =>
        new() { Method = Method.Put, Path = "logout", Endpoint = "logout", Cookies = cookies };

    /// <param name="id">A valid <see cref="VRChatUserId"/>.</param>
    public static VRChatRequest User(string id, VRChatCookies cookies) =>
        new() { Method = Method.Get, Path = $"users/{id}", Endpoint = "users", Cookies = cookies };
}
