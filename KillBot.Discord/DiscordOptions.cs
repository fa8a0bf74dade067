namespace KillBot.Discord;

/// <summary>What the client needs to know; the host binds it from its own configuration.</summary>
public sealed class DiscordOptions
{
    /// <summary>The bot token, without the "Bot " prefix. Never logged.</summary>
    public string Token { get; set; } = "";

    /// <summary>Base of the REST API with its version; the gateway's address comes from its <c>/gateway/bot</c>.</summary>
    public Uri ApiBaseUrl { get; set; } = new("https://discord.com/api/v10");

    /// <summary>The address named in the <c>User-Agent</c>, as Discord asks for (https://discord.com/developers/docs/reference#user-agent).</summary>
    public string ProjectUrl { get; set; } = "https://github.com/killbot/killbot";

    /// <summary>Events to receive. <see cref="GatewayIntents.Guilds"/> is enough for commands and posting.</summary>
    public GatewayIntents Intents { get; set; } = GatewayIntents.Guilds;

    /// <summary>Shards to open; null takes the number that Discord recommends.</summary>
    public int? ShardCount { get; set; }
}

/// <summary>Groups of gateway events (https://discord.com/developers/docs/events/gateway#gateway-intents).</summary>
[Flags]
public enum GatewayIntents
{
    None = 0,
    Guilds = 1 << 0,
    /// <summary>Privileged: without approval the gateway closes with 4014.</summary>
    GuildMembers = 1 << 1,
    GuildMessages = 1 << 9,
}
