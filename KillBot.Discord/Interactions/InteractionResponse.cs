using System.Text.Json.Serialization;
using KillBot.Discord.Messages;

namespace KillBot.Discord.Interactions;

/// <summary>
/// The first answer to an interaction, due within 3 seconds, exactly once
/// (https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object).
/// </summary>
public sealed record InteractionResponse
{
    // Made by the methods below only, which keep the limits and never leave out allowed_mentions.
    internal InteractionResponse()
    {
    }

    /// <summary>What kind of answer it is.</summary>
    public InteractionCallbackType Type { get; internal init; }

    /// <summary>What it carries; null for a mere deferral.</summary>
    public InteractionCallbackData? Data { get; internal init; }

    /// <summary>The files of the message that it carries.</summary>
    [JsonIgnore]
    public IReadOnlyList<FileUpload>? Files { get; internal init; }

    /// <summary>Answers with a message.</summary>
    /// <exception cref="ArgumentException">There is nothing in it.</exception>
    public static InteractionResponse Message(FollowupMessage message)
    {
        OutgoingMessage.ThrowIfEmpty(message);
        return new() { Type = InteractionCallbackType.ChannelMessageWithSource, Data = DataOf(message), Files = message.Files };
    }

    /// <summary>Changes the message that the component is on.</summary>
    public static InteractionResponse Update(EditMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return new() { Type = InteractionCallbackType.UpdateMessage, Data = DataOf(message), Files = message.Files };
    }

    /// <summary>Gains time in the way that <paramref name="deferral"/> says.</summary>
    public static InteractionResponse Deferred(Deferral deferral) => deferral switch
    {
        Deferral.UpdateMessage => new() { Type = InteractionCallbackType.DeferredUpdateMessage },
        Deferral.Ephemeral => new()
        {
            Type = InteractionCallbackType.DeferredChannelMessageWithSource,
            Data = new InteractionCallbackData { Flags = MessageFlags.Ephemeral },
        },
        _ => new() { Type = InteractionCallbackType.DeferredChannelMessageWithSource },
    };

    /// <summary>Suggests up to 25 values.</summary>
    public static InteractionResponse Autocomplete(IReadOnlyList<ApplicationCommandOptionChoice> choices) => new()
    {
        Type = InteractionCallbackType.ApplicationCommandAutocompleteResult,
        Data = new InteractionCallbackData { Choices = choices },
    };

    /// <summary>Opens a form.</summary>
    public static InteractionResponse Form(Modal modal)
    {
        ArgumentNullException.ThrowIfNull(modal);
        return new()
        {
            Type = InteractionCallbackType.Modal,
            Data = new InteractionCallbackData { CustomId = modal.CustomId, Title = modal.Title, Components = modal.Components },
        };
    }

    private static InteractionCallbackData DataOf(OutgoingMessage message) => new()
    {
        Content = message.Content,
        Embeds = message.Embeds,
        Components = message.Components,
        AllowedMentions = message.AllowedMentions,
        Attachments = message.Attachments,
        Flags = message.Flags,
    };
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
