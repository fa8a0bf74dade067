namespace KillBot.Api.Live;

/// <summary>How many may listen to the live feed at a time, by WebSocket and event stream together. A number is 1 to <see cref="Max"/>.</summary>
public sealed class LiveOptions
{
    /// <summary>The highest limit that can be set.</summary>
    public const int Max = 100_000;

    public int MaxConnections { get; set; } = 1000;

    /// <summary>Of one IPv4 address, or one /64 of IPv6.</summary>
    public int MaxConnectionsPerAddress { get; set; } = 50;
}
