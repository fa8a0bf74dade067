using System.Text.Json.Serialization;

namespace KillBot.Discord.Messages;

/// <summary>A message to post (https://discord.com/developers/docs/resources/message#create-message). It needs a content, an embed, a component or a file.</summary>
public sealed record CreateMessage : OutgoingMessage
{
    /// <summary>The most characters of a <see cref="Nonce"/>.</summary>
    public const int MaxNonceLength = 25;

    /// <summary>
    /// 1 to 25 characters that name this message. A second one from this bot with the same nonce within a few minutes is not
    /// posted: Discord answers with the first, so a message that has a nonce is safe to retry.
    /// </summary>
    public string? Nonce
    {
        get;
        init => field = value is { Length: 0 or > MaxNonceLength }
            ? throw new ArgumentException($"A nonce has 1 to {MaxNonceLength} characters.", nameof(value))
            : value;
    }

    /// <summary>True as soon as there is a nonce; without it Discord only echoes the nonce.</summary>
    public bool? EnforceNonce => Nonce is null ? null : true;

    /// <summary>The message to reply to.</summary>
    public MessageReference? MessageReference { get; init; }
}

/// <summary>The message that is replied to (https://discord.com/developers/docs/resources/message#message-reference-structure).</summary>
public sealed record MessageReference
{
    /// <summary>In the same channel.</summary>
    public required Snowflake MessageId { get; init; }

    /// <summary>False posts a plain message if the other one is gone; Discord takes a missing value for true.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public bool FailIfNotExists { get; init; }
}
