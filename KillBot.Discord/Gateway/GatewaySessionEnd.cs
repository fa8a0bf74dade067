namespace KillBot.Discord.Gateway;

/// <summary>How a connection ended, and what is to follow.</summary>
/// <param name="WasReady">The session was established, by READY or RESUMED.</param>
/// <param name="Wait">What Discord asks for before the next try; null leaves it to the backoff.</param>
internal sealed record GatewaySessionEnd(
    GatewayRecovery Recovery, string Reason, bool WasReady, GatewayCloseCode? Code = null, TimeSpan? Wait = null);
