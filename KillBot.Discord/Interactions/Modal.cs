using KillBot.Discord.Messages;

namespace KillBot.Discord.Interactions;

/// <summary>A form in a pop-up (https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-response-object-modal).</summary>
public sealed record Modal
{
    /// <summary>1 to 100 characters; its handler is found by what stands before the first colon.</summary>
    public required string CustomId { get; init => field = ComponentRules.CheckedCustomId(value); }

    /// <summary>Up to 45 characters; longer text is cut.</summary>
    public required string Title { get; init => field = Blank.IfEmpty(Graphemes.Fit(value, ComponentLimits.Label) ?? ""); }

    /// <summary>1 to 5: a <see cref="Label"/> around each input.</summary>
    public required IReadOnlyList<Component> Components { get; init => field = ComponentRules.OfModal(value); }
}
