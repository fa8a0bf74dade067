using System.Text.Json.Serialization;

namespace KillBot.Discord.Messages;

/// <summary>
/// An interactive part of a message or modal (https://discord.com/developers/docs/components/reference). JSON tells the kinds
/// apart by <c>type</c>; a kind that is not modelled here is read as <see cref="UnknownComponent"/>.
/// </summary>
[JsonConverter(typeof(ComponentJsonConverter))]
public abstract record Component
{
    private protected Component()
    {
    }

    /// <summary>Which kind it is; Discord tells them apart by this.</summary>
    public abstract ComponentType Type { get; }
}

/// <summary>Kinds of components (https://discord.com/developers/docs/components/reference#component-object-component-types).</summary>
public enum ComponentType
{
    ActionRow = 1,
    Button = 2,
    StringSelect = 3,
    TextInput = 4,
    UserSelect = 5,
    RoleSelect = 6,
    MentionableSelect = 7,
    ChannelSelect = 8,
    Label = 18,
}

/// <summary>A received component of a kind that this library does not know. It cannot be sent.</summary>
public sealed record UnknownComponent(ComponentType Kind) : Component
{
    /// <inheritdoc/>
    public override ComponentType Type => Kind;
}
