using KillBot.Discord.Messages;

namespace KillBot.Discord.Interactions;

/// <summary>
/// What a response carries: a message, choices for autocomplete, or a modal. <see cref="InteractionResponse"/> has a method
/// for each, which fills in what belongs to it
/// (https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-data-structure).
/// </summary>
public sealed record InteractionCallbackData
{
    public string? Content { get; init; }

    public IReadOnlyList<Embed>? Embeds { get; init; }

    /// <summary>Always there with a message.</summary>
    public AllowedMentions? AllowedMentions { get; init; }

    public MessageFlags? Flags { get; init; }

    /// <summary>The rows of a message, or the inputs of a modal.</summary>
    public IReadOnlyList<Component>? Components { get; init; }

    /// <summary>Autocomplete: up to 25.</summary>
    public IReadOnlyList<ApplicationCommandOptionChoice>? Choices { get; init; }

    /// <summary>Modal: the developer's name for it.</summary>
    public string? CustomId { get; init; }

    /// <summary>Modal: its heading.</summary>
    public string? Title { get; init; }
}
