using System.Text.Json.Serialization;
using KillBot.Discord.Resources;

namespace KillBot.Discord.Messages;

/// <summary>A message as Discord returns it (https://discord.com/developers/docs/resources/message#message-object).</summary>
public sealed record Message
{
    public required Snowflake Id { get; init; }

    public Snowflake ChannelId { get; init; }

    /// <summary>Only sent in interactions and gateway events.</summary>
    public Snowflake? GuildId { get; init; }

    public User? Author { get; init; }

    /// <summary>Empty without the message content intent, save in the bot's own messages and in direct ones.</summary>
    public string Content { get; init => field = value ?? ""; } = "";

    /// <summary>What the sender gave to <see cref="CreateMessage.Nonce"/>; Discord answers with a string or an integer.</summary>
    [JsonConverter(typeof(NonceJsonConverter))]
    public string? Nonce { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public DateTimeOffset? EditedTimestamp { get; init; }

    public MessageFlags? Flags { get; init; }

    /// <summary>Never null.</summary>
    public IReadOnlyList<Embed> Embeds { get; init => field = value ?? []; } = [];

    /// <summary>Never null.</summary>
    public IReadOnlyList<Component> Components { get; init => field = value ?? []; } = [];
}
