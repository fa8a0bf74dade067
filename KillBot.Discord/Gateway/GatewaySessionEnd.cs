namespace KillBot.Discord.Gateway;

/// <summary>How a connection ended, and what is to follow.</summary>
/// <param name="Held">For how long the session stood, from READY or RESUMED; null if it did not come to that.</param>
/// <param name="Wait">What Discord asks for before the next try; null leaves it to the backoff.</param>
internal sealed record GatewaySessionEnd(
    GatewayRecovery Recovery, string Reason, TimeSpan? Held = null, GatewayCloseCode? Code = null, TimeSpan? Wait = null);
