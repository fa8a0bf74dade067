using Microsoft.Net.Http.Headers;

namespace KillBot.Api.Auth;

/// <summary>
/// Credentials of a browser's WebSocket, which can send no headers of its own choice but offers subprotocols
/// (https://developer.mozilla.org/docs/Web/API/WebSocket/WebSocket): <c>killbot</c>, which is the one that is answered, and
/// <c>killbot.bearer.</c> with a key or token behind it.
/// </summary>
internal static class SocketCredentials
{
    public const string Subprotocol = "killbot";

    private const string Bearer = "killbot.bearer.";

    /// <summary>Empty for any other request.</summary>
    public static ReadOnlySpan<char> Of(HttpRequest request)
    {
        if (request.Headers.ContainsKey(HeaderNames.SecWebSocketProtocol) && request.HttpContext.WebSockets is { IsWebSocketRequest: true } sockets)
        {
            foreach (var offered in sockets.WebSocketRequestedProtocols)
            {
                if (offered.StartsWith(Bearer, StringComparison.Ordinal))
                {
                    return offered.AsSpan(Bearer.Length);
                }
            }
        }

        return [];
    }

    /// <summary>What is answered to the subprotocols on offer; null if none is known. Never the one with the credentials.</summary>
    public static string? SubprotocolFor(WebSocketManager sockets) =>
        sockets.WebSocketRequestedProtocols.Contains(Subprotocol) ? Subprotocol : null;
}
