namespace KillBot.Discord.Rest;

/// <summary>Where and how to connect (https://discord.com/developers/docs/events/gateway#get-gateway-bot).</summary>
public sealed record GatewayBot
{
    /// <summary>The gateway's address, without version and encoding.</summary>
    public required Uri Url { get; init; }

    /// <summary>How many shards Discord recommends.</summary>
    public int Shards { get; init => field = Math.Max(1, value); } = 1;

    public required SessionStartLimit SessionStartLimit { get; init; }
}

/// <summary>How many sessions may still be started (https://discord.com/developers/docs/events/gateway#session-start-limit-object).</summary>
public sealed record SessionStartLimit
{
    /// <summary>Starts per day.</summary>
    public int Total { get; init; }

    public int Remaining { get; init; }

    /// <summary>Milliseconds until <see cref="Remaining"/> is full again.</summary>
    public long ResetAfter { get; init; }

    /// <summary>How many shards may identify within 5 seconds.</summary>
    public int MaxConcurrency { get; init; }
}
