using System.Net.WebSockets;

namespace KillBot.Api.Live;

/// <summary>Why a connection to the live feed ends (https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1).</summary>
internal sealed record LiveEnding(WebSocketCloseStatus Status, string Reason)
{
    public static LiveEnding Slow { get; } =
        new(WebSocketCloseStatus.PolicyViolation, "Too slow: messages came faster than they were read. Connect again.");

    public static LiveEnding TooLong { get; } =
        new(WebSocketCloseStatus.MessageTooBig, "This feed reads no messages beyond 1024 bytes.");

    /// <summary>1001.</summary>
    public static LiveEnding Stopping { get; } =
        new(WebSocketCloseStatus.EndpointUnavailable, "The server is stopping. Connect again in a minute.");

    /// <summary>1011.</summary>
    public static LiveEnding Missed { get; } =
        new(WebSocketCloseStatus.InternalServerError, "The server has missed something that it should have told. Connect again.");

    /// <summary>Of the codes that applications choose themselves, after HTTP's 401.</summary>
    public static LiveEnding SignedOut { get; } =
        new((WebSocketCloseStatus)4401, "The API key or the login that this connection was opened with has ended.");

    /// <summary>The other side has closed, or is gone.</summary>
    public static LiveEnding Left { get; } = new(WebSocketCloseStatus.NormalClosure, "");
}
