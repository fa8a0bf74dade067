namespace KillBot.Discord.Gateway;

/// <summary>Waits and chances of the gateway; tests set their own.</summary>
internal sealed record GatewayTimings
{
    /// <summary>For the TCP, TLS and WebSocket handshakes together.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>From the handshake to HELLO.</summary>
    public TimeSpan Hello { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>From IDENTIFY or RESUME to READY or RESUMED; a resume replays all that was missed.</summary>
    public TimeSpan Ready { get; init; } = TimeSpan.FromMinutes(2);

    public TimeSpan Send { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For sending a close frame and, where nobody is reading, for its answer.</summary>
    public TimeSpan Goodbye { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>From the close frame to the end of what is being read; then the socket is cut.</summary>
    public TimeSpan Close { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A session that held for as long has earned an immediate reconnection.</summary>
    public TimeSpan Stable { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>From 0 to 1.</summary>
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;
}
