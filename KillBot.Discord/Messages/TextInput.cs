using System.Text.Json.Serialization;

namespace KillBot.Discord.Messages;

/// <summary>A box to write in, for modals (https://discord.com/developers/docs/components/reference#text-input).</summary>
public sealed record TextInput : Component
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.TextInput;

    /// <summary>1 to 100 characters that come back with the text, each once in a modal.</summary>
    public string? CustomId { get; init; }

    public TextInputStyle Style { get; init; } = TextInputStyle.Short;

    /// <summary>The heading, up to 45 characters. Null inside a <see cref="Messages.Label"/>, needed in an <see cref="ActionRow"/>.</summary>
    public string? Label { get; init => field = Graphemes.Fit(value, ComponentLimits.Label); }

    /// <summary>0 to 4000.</summary>
    public int? MinLength { get; init; }

    /// <summary>1 to 4000.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Discord takes null for true.</summary>
    public bool? Required { get; init; }

    /// <summary>What stands in the box when it opens, up to 4000 characters.</summary>
    public string? Value { get; init => field = Graphemes.Fit(value, ComponentLimits.InputValue); }

    /// <summary>Shown while the box is empty, up to 100 characters.</summary>
    public string? Placeholder { get; init => field = Graphemes.Fit(value, ComponentLimits.InputPlaceholder); }
}

/// <summary>Height of a <see cref="TextInput"/> (https://discord.com/developers/docs/components/reference#text-input-text-input-styles).</summary>
public enum TextInputStyle
{
    /// <summary>One line.</summary>
    Short = 1,
    /// <summary>Several lines.</summary>
    Paragraph = 2,
}

/// <summary>A heading with one input below it, the top level of a modal (https://discord.com/developers/docs/components/reference#label).</summary>
public sealed record Label : Component
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.Label;

    /// <summary>Up to 45 characters; longer text is cut.</summary>
    [JsonPropertyName("label")]
    public string? Text { get; init => field = Graphemes.Fit(value, ComponentLimits.Label); }

    /// <summary>Up to 100 characters; longer text is cut.</summary>
    public string? Description { get; init => field = Graphemes.Fit(value, ComponentLimits.LabelDescription); }

    /// <summary>A <see cref="TextInput"/> or one of the selects.</summary>
    public Component? Component { get; init; }
}
