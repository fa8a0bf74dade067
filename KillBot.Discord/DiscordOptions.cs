namespace KillBot.Discord;

/// <summary>What the client needs to know; the host binds it from its own configuration.</summary>
public sealed class DiscordOptions
{
    /// <summary>The bot token, without the "Bot " prefix. Never logged.</summary>
    public string Token { get; set; } = "";

    /// <summary>Base of the REST API with its version; the gateway's address comes from its <c>/gateway/bot</c>.</summary>
    public Uri ApiBaseUrl { get; set; } = new("https://discord.com/api/v10");

    /// <summary>
    /// The address of the bot's own project, for the host to set: it is named in the <c>User-Agent</c> as Discord asks for
    /// (https://discord.com/developers/docs/reference#user-agent).
    /// </summary>
    public string ProjectUrl { get; set; } = "https://bot.invalid";

    /// <summary>Events to receive. <see cref="GatewayIntents.Guilds"/> is enough for commands and posting.</summary>
    public GatewayIntents Intents { get; set; } = GatewayIntents.Guilds;

    /// <summary>Shards to open; null takes the number that Discord recommends.</summary>
    public int? ShardCount { get; set; }

    /// <summary>What messages to the operator call the host's own things.</summary>
    public OperatorTexts Texts { get; set; } = new();
}

/// <summary>Parts of the messages that tell the operator what to do.</summary>
public sealed record OperatorTexts
{
    /// <summary>Stands before the name of a property of <see cref="DiscordOptions"/>, such as a configuration section with its colon.</summary>
    public string SettingPrefix { get; init; } = nameof(DiscordOptions) + ".";

    /// <summary>What becomes of the bot when Discord refuses it for good.</summary>
    public string Offline { get; init; } = "The bot stays offline.";
}

/// <summary>Groups of gateway events (https://discord.com/developers/docs/events/gateway#gateway-intents).</summary>
[Flags]
public enum GatewayIntents
{
    /// <summary>Nothing but interactions.</summary>
    None = 0,
    /// <summary>Guilds, their roles, channels and threads.</summary>
    Guilds = 1 << 0,
    /// <summary>Privileged: without approval the gateway closes with 4014.</summary>
    GuildMembers = 1 << 1,
    /// <summary>Messages in guilds; this library reads none of them.</summary>
    GuildMessages = 1 << 9,
}
