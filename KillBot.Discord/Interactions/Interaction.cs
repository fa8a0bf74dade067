using System.Text.Json.Serialization;
using KillBot.Discord.Messages;
using KillBot.Discord.Resources;

namespace KillBot.Discord.Interactions;

/// <summary>
/// A command, a click or a submitted form, as INTERACTION_CREATE carries it
/// (https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object).
/// </summary>
public sealed record Interaction
{
    public required Snowflake Id { get; init; }

    public required Snowflake ApplicationId { get; init; }

    public InteractionType Type { get; init; }

    /// <summary>Null for a ping only.</summary>
    public InteractionData? Data { get; init; }

    /// <summary>Null in direct messages.</summary>
    public Snowflake? GuildId { get; init; }

    /// <summary>Where it was sent from; a partial object.</summary>
    public Channel? Channel { get; init; }

    public Snowflake? ChannelId { get; init; }

    /// <summary>The caller within the guild; null in direct messages.</summary>
    public GuildMember? Member { get; init; }

    /// <summary>The caller in direct messages; null in guilds.</summary>
    public User? User { get; init; }

    /// <summary>Lets anyone answer for the bot: 3 seconds for the first response, 15 minutes for the rest. Never logged.</summary>
    public required string Token { get; init; }

    /// <summary>The caller's language (https://discord.com/developers/docs/reference#locales); null for pings.</summary>
    public string? Locale { get; init; }

    /// <summary>The guild's preferred language.</summary>
    public string? GuildLocale { get; init; }

    /// <summary>What the bot may do in the channel.</summary>
    public Permissions? AppPermissions { get; init; }

    public InteractionContextType? Context { get; init; }

    /// <summary>The message that the component is on; for modals, the one they were opened from.</summary>
    public Message? Message { get; init; }

    /// <summary>Who invoked it, wherever the payload says so.</summary>
    [JsonIgnore]
    public User? Caller => Member?.User ?? User;

    /// <summary>Leaves out everything that must not reach a log.</summary>
    public override string ToString() => $"Interaction {Id} ({Type})";
}

/// <summary>https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-type</summary>
public enum InteractionType
{
    Ping = 1,
    ApplicationCommand = 2,
    MessageComponent = 3,
    ApplicationCommandAutocomplete = 4,
    ModalSubmit = 5,
}

/// <summary>Where a command can be used (https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-context-types).</summary>
public enum InteractionContextType
{
    Guild = 0,
    BotDm = 1,
    PrivateChannel = 2,
}
