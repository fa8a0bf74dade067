namespace KillBot.Discord.Gateway;

/// <summary>What it takes to go on with a session over a new connection (https://discord.com/developers/docs/events/gateway#resuming).</summary>
internal sealed class ResumePoint
{
    private long _sequence = -1;

    public string? SessionId { get; private set; }

    /// <summary>READY names it; the general address would only lead to a detour.</summary>
    public Uri? GatewayUrl { get; private set; }

    /// <summary>Of the last event received; null before the first. Heartbeats read it from another thread.</summary>
    public long? Sequence => Interlocked.Read(ref _sequence) is >= 0 and var sequence ? sequence : null;

    public bool CanResume => SessionId is not null && Sequence is not null;

    public void Begin(string sessionId, Uri gatewayUrl)
    {
        SessionId = sessionId;
        GatewayUrl = gatewayUrl;
    }

    public void Advance(long sequence) => Interlocked.Exchange(ref _sequence, sequence);

    /// <summary>The next connection identifies.</summary>
    public void Forget()
    {
        SessionId = null;
        GatewayUrl = null;
        Interlocked.Exchange(ref _sequence, -1);
    }
}
