using KillBot.Discord.Messages;

namespace KillBot.Discord.Interactions;

/// <summary>
/// What a response carries: a message, choices for autocomplete, or a modal. <see cref="InteractionResponse"/> has a method
/// for each, which fills in what belongs to it
/// (https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-data-structure).
/// </summary>
public sealed record InteractionCallbackData
{
    internal InteractionCallbackData()
    {
    }

    /// <summary>The text of a message.</summary>
    public string? Content { get; internal init; }

    /// <summary>Of a message.</summary>
    public IReadOnlyList<Embed>? Embeds { get; internal init; }

    /// <summary>Always there with a message.</summary>
    public AllowedMentions? AllowedMentions { get; internal init; }

    /// <summary>Of a message, or of the deferral that a message will follow.</summary>
    public MessageFlags? Flags { get; internal init; }

    /// <summary>The rows of a message, or the inputs of a modal.</summary>
    public IReadOnlyList<Component>? Components { get; internal init; }

    /// <summary>The names of the response's files.</summary>
    public IReadOnlyList<Attachment>? Attachments { get; internal init; }

    /// <summary>Autocomplete: up to 25.</summary>
    public IReadOnlyList<ApplicationCommandOptionChoice>? Choices { get; internal init; }

    /// <summary>Modal: the developer's name for it.</summary>
    public string? CustomId { get; internal init; }

    /// <summary>Modal: its heading.</summary>
    public string? Title { get; internal init; }
}
