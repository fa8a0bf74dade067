using KillBot.Discord.Messages;
using KillBot.Discord.Resources;

namespace KillBot.Discord.Interactions;

/// <summary>
/// What was invoked. One record for the three shapes: a command (<see cref="Name"/>), a component (<see cref="CustomId"/>
/// and <see cref="ComponentType"/>) and a modal (<see cref="CustomId"/> and <see cref="Components"/>)
/// (https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-data).
/// </summary>
public sealed record InteractionData
{
    /// <summary>The id of the command.</summary>
    public Snowflake? Id { get; init; }

    /// <summary>The name of the command.</summary>
    public string? Name { get; init; }

    /// <summary>The kind of the command.</summary>
    public ApplicationCommandType? Type { get; init; }

    /// <summary>The options that the caller filled in, or the subcommand with its own.</summary>
    public IReadOnlyList<InteractionOption> Options { get; init => field = value ?? []; } = [];

    /// <summary>The objects that options, selects or the target name by id.</summary>
    public ResolvedData? Resolved { get; init; }

    /// <summary>The user or message that a context menu command was used on.</summary>
    public Snowflake? TargetId { get; init; }

    /// <summary>The guild that the command is registered in; null for a global command.</summary>
    public Snowflake? GuildId { get; init; }

    /// <summary>The developer's name for the component or modal, 1 to 100 characters.</summary>
    public string? CustomId { get; init; }

    /// <summary>The kind of the component (https://discord.com/developers/docs/components/reference#component-object-component-types).</summary>
    public ComponentType? ComponentType { get; init; }

    /// <summary>What was selected in a select menu: values, or ids as text.</summary>
    public IReadOnlyList<string> Values { get; init => field = value ?? []; } = [];

    /// <summary>The inputs of a modal, as nested as they were shown.</summary>
    public IReadOnlyList<SubmittedComponent> Components { get; init => field = value ?? []; } = [];
}

/// <summary>
/// An option as the caller filled it in
/// (https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-application-command-interaction-data-option-structure).
/// </summary>
public sealed record InteractionOption
{
    public required string Name { get; init; }

    public ApplicationCommandOptionType Type { get; init; }

    /// <summary>Null for subcommands and groups. In autocomplete, what is typed so far, whatever the type of the option.</summary>
    public OptionValue? Value { get; init; }

    /// <summary>The options within a subcommand or group.</summary>
    public IReadOnlyList<InteractionOption> Options { get; init => field = value ?? []; } = [];

    /// <summary>True for the option that the caller is typing in (autocomplete).</summary>
    public bool Focused { get; init; }
}

/// <summary>
/// One component of a submitted modal: an input with its value, or a layout around others
/// (https://discord.com/developers/docs/components/reference).
/// </summary>
public sealed record SubmittedComponent
{
    public ComponentType Type { get; init; }

    public string? CustomId { get; init; }

    /// <summary>The text of a text input, up to 4,000 characters, or what a newer kind of input holds.</summary>
    public OptionValue? Value { get; init; }

    /// <summary>What was chosen in a select.</summary>
    public IReadOnlyList<string> Values { get; init => field = value ?? []; } = [];

    /// <summary>The children of an action row.</summary>
    public IReadOnlyList<SubmittedComponent> Components { get; init => field = value ?? []; } = [];

    /// <summary>The child of a label.</summary>
    public SubmittedComponent? Component { get; init; }
}

/// <summary>
/// Objects behind the ids in the data; members come without their user
/// (https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-resolved-data-structure).
/// </summary>
public sealed record ResolvedData
{
    public IReadOnlyDictionary<Snowflake, User> Users { get; init => field = value ?? NoUsers; } = NoUsers;

    public IReadOnlyDictionary<Snowflake, GuildMember> Members { get; init => field = value ?? NoMembers; } = NoMembers;

    public IReadOnlyDictionary<Snowflake, Role> Roles { get; init => field = value ?? NoRoles; } = NoRoles;

    public IReadOnlyDictionary<Snowflake, Channel> Channels { get; init => field = value ?? NoChannels; } = NoChannels;

    private static readonly Dictionary<Snowflake, User> NoUsers = [];
    private static readonly Dictionary<Snowflake, GuildMember> NoMembers = [];
    private static readonly Dictionary<Snowflake, Role> NoRoles = [];
    private static readonly Dictionary<Snowflake, Channel> NoChannels = [];
}
