using System.Net;

namespace KillBot.Domain.VRChat.Client;

/// <summary>VRChat's answer.</summary>
/// <param name="RetryAfter">How long it asks to be left alone, if it says.</param>
/// <param name="Cookies">Those that it sets.</param>
internal sealed record VRChatResponse(HttpStatusCode Status, byte[] Body, TimeSpan? RetryAfter, VRChatCookies Cookies)
{
    /// <summary>VRChat, or what stands before it, has a fault that may pass.</summary>
    public bool IsFault => Status is HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;

    /// <summary>VRChat's own words are JSON; what stands before it answers with pages.</summary>
    public bool IsOfVRChat => Body.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("{"u8);
}
