namespace KillBot.Discord.Interactions;

/// <summary>
/// The first answer to an interaction, due within 3 seconds, exactly once
/// (https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object).
/// </summary>
public sealed record InteractionResponse
{
    public required InteractionCallbackType Type { get; init; }

    public InteractionCallbackData? Data { get; init; }
}

/// <summary>https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type</summary>
public enum InteractionCallbackType
{
    Pong = 1,
    /// <summary>Answers with a message.</summary>
    ChannelMessageWithSource = 4,
    /// <summary>Shows "thinking" until the original response is edited.</summary>
    DeferredChannelMessageWithSource = 5,
    /// <summary>For components: acknowledges without showing anything.</summary>
    DeferredUpdateMessage = 6,
    /// <summary>For components: edits the message that the component is on.</summary>
    UpdateMessage = 7,
    ApplicationCommandAutocompleteResult = 8,
    /// <summary>Opens a form; not in answer to a form.</summary>
    Modal = 9,
}
