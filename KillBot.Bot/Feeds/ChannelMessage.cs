using System.Text.Json;
using KillBot.Discord;
using KillBot.Discord.Messages;

namespace KillBot.Bot.Feeds;

/// <summary>What a message to a channel says, as the outbox keeps it: a repeat is the same message.</summary>
internal sealed record ChannelMessage
{
    /// <summary>Begins with the mentions of <see cref="Roles"/>.</summary>
    public string? Content { get; init; }

    public IReadOnlyList<Embed>? Embeds { get; init; }

    /// <summary>The roles that are notified.</summary>
    public IReadOnlyList<Snowflake>? Roles { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, FeedJsonContext.Default.ChannelMessage);

    /// <summary>Reads also what earlier versions kept, which was the embeds alone.</summary>
    public static ChannelMessage Parse(string json) => json.StartsWith('[')
        ? new ChannelMessage { Embeds = JsonSerializer.Deserialize(json, FeedJsonContext.Default.IReadOnlyListEmbed) }
        : JsonSerializer.Deserialize(json, FeedJsonContext.Default.ChannelMessage)!;

    public CreateMessage ToPost(string nonce) => new()
    {
        Content = Content,
        Embeds = Embeds,
        AllowedMentions = Roles is { Count: > 0 } roles ? AllowedMentions.OnlyRoles(roles) : AllowedMentions.None,
        Nonce = nonce,
    };
}
