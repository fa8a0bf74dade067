namespace KillBot.Discord.Gateway;

/// <summary>Discord closed the connection.</summary>
internal sealed class GatewayClosedException(GatewayCloseCode? code, string? reason)
    : Exception($"Discord closed the gateway connection ({(code is null ? "no code" : $"{(int)code}")}{(reason is { Length: > 0 } ? $": {reason}" : "")}).")
{
    public GatewayCloseCode? Code => code;
}
