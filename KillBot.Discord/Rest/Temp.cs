namespace KillBot.Discord.Rest;
public sealed record GatewayBot;
public sealed class DiscordRestException(int code) : Exception { public int Code { get; } = code; }
