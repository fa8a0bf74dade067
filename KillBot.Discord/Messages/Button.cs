namespace KillBot.Discord.Messages;

/// <summary>A button (https://discord.com/developers/docs/components/reference#button).</summary>
public sealed record Button : Component
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.Button;

    public ButtonStyle Style { get; init; } = ButtonStyle.Secondary;

    /// <summary>Up to 80 characters; longer text is cut, an empty one becomes a blank.</summary>
    public string? Label { get; init => field = Blank.IfEmpty(Graphemes.Fit(value, ComponentLimits.ButtonLabel)); }

    /// <summary>1 to 100 characters that come back with the interaction, each once in a message.</summary>
    public string? CustomId { get; init; }

    /// <summary>Up to 512 characters; only for <see cref="ButtonStyle.Link"/>.</summary>
    public Uri? Url { get; init; }

    public ComponentEmoji? Emoji { get; init; }

    public bool? Disabled { get; init; }

    /// <summary>A button that opens an address; no interaction is sent.</summary>
    public static Button Link(Uri url, string label) => new() { Style = ButtonStyle.Link, Url = url, Label = label };

    /// <summary>A button that sends an interaction.</summary>
    public static Button Of(ButtonStyle style, string customId, string label) => new() { Style = style, CustomId = customId, Label = label };
}

/// <summary>Looks of a button (https://discord.com/developers/docs/components/reference#button-button-styles).</summary>
public enum ButtonStyle
{
    /// <summary>The most important or recommended action.</summary>
    Primary = 1,
    Secondary = 2,
    /// <summary>Green: confirms.</summary>
    Success = 3,
    /// <summary>Red: cannot be undone.</summary>
    Danger = 4,
    Link = 5,
}

/// <summary>An emoji on a button or option: a unicode one has only a name, a custom one an id.</summary>
public sealed record ComponentEmoji
{
    public Snowflake? Id { get; init; }

    public string? Name { get; init; }

    public bool? Animated { get; init; }
}
