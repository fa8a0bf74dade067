using KillBot.Discord.Resources;

namespace KillBot.Discord.Messages;

/// <summary>What all menus have in common (https://discord.com/developers/docs/components/reference#string-select).</summary>
public abstract record Select : Component
{
    private protected Select()
    {
    }

    /// <summary>1 to 100 characters that come back with the interaction, each once in a message.</summary>
    public string? CustomId { get; init; }

    /// <summary>Up to 150 characters; longer text is cut.</summary>
    public string? Placeholder { get; init => field = Graphemes.Fit(value, ComponentLimits.SelectPlaceholder); }

    /// <summary>0 to 25; Discord takes null for 1.</summary>
    public int? MinValues { get; init; }

    /// <summary>1 to 25; Discord takes null for 1.</summary>
    public int? MaxValues { get; init; }

    /// <summary>Only in messages; a modal with it is refused.</summary>
    public bool? Disabled { get; init; }

    /// <summary>Only in modals; Discord takes null for true.</summary>
    public bool? Required { get; init; }
}

/// <summary>A menu of up to 25 options of one's own.</summary>
public sealed record StringSelect : Select
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.StringSelect;

    /// <summary>1 to 25.</summary>
    public IReadOnlyList<SelectOption> Options { get; init => field = value is null ? [] : [.. value]; } = [];
}

/// <summary>A line of a <see cref="StringSelect"/>.</summary>
public sealed record SelectOption
{
    /// <summary>Up to 100 characters; longer text is cut, an empty one becomes a blank.</summary>
    public required string Label { get; init => field = Blank.IfEmpty(Graphemes.Fit(value, ComponentLimits.OptionText) ?? ""); }

    /// <summary>1 to 100 characters that come back with the interaction, each once in a menu.</summary>
    public required string Value { get; init => field = value ?? ""; }

    /// <summary>Up to 100 characters; longer text is cut.</summary>
    public string? Description { get; init => field = Graphemes.Fit(value, ComponentLimits.OptionText); }

    public ComponentEmoji? Emoji { get; init; }

    /// <summary>Selected from the start.</summary>
    public bool? Default { get; init; }
}

/// <summary>A menu of the guild's members.</summary>
public sealed record UserSelect : Select
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.UserSelect;
}

/// <summary>A menu of the guild's roles.</summary>
public sealed record RoleSelect : Select
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.RoleSelect;
}

/// <summary>A menu of the guild's members and roles.</summary>
public sealed record MentionableSelect : Select
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.MentionableSelect;
}

/// <summary>A menu of the guild's channels.</summary>
public sealed record ChannelSelect : Select
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.ChannelSelect;

    /// <summary>Only channels of these kinds are offered; null offers all.</summary>
    public IReadOnlyList<ChannelType>? ChannelTypes { get; init; }
}
