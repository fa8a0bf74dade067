namespace KillBot.Api.Live;

/// <summary>How many may listen to the live feed at a time, by WebSocket and event stream together, and how the dead are noticed.</summary>
public sealed class LiveOptions
{
    /// <summary>The highest limit that can be set.</summary>
    public const int Max = 100_000;

    public static readonly TimeSpan MinPingInterval = TimeSpan.FromSeconds(1);
    public static readonly TimeSpan MaxPingInterval = TimeSpan.FromHours(1);

    /// <summary>1 to <see cref="Max"/>.</summary>
    public int MaxConnections { get; set; } = 1000;

    /// <summary>Of one IPv4 address, or one /64 of IPv6; 1 to <see cref="Max"/>.</summary>
    public int MaxConnectionsPerAddress { get; set; } = 50;

    /// <summary>How often a silent WebSocket is asked for a sign of life; one that gives none for as long is cut. 1 second to an hour.</summary>
    public TimeSpan PingInterval { get; set; } = TimeSpan.FromSeconds(30);
}
