namespace KillBot.Discord.Interactions;

/// <summary>
/// What a response carries: a message, choices for autocomplete, or a modal
/// (https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-data-structure).
/// </summary>
public sealed record InteractionCallbackData
{
    /// <summary>Up to 2000 characters.</summary>
    public string? Content { get; init; }

    /// <summary>Autocomplete: up to 25.</summary>
    public IReadOnlyList<ApplicationCommandOptionChoice>? Choices { get; init; }

    /// <summary>Modal: the developer's name for it, 1 to 100 characters.</summary>
    public string? CustomId { get; init; }

    /// <summary>Modal: up to 45 characters.</summary>
    public string? Title { get; init; }
}
