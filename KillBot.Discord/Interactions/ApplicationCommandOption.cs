using KillBot.Discord.Resources;

namespace KillBot.Discord.Interactions;

/// <summary>
/// A parameter of a command, or a subcommand or group with its own
/// (https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-structure).
/// </summary>
public sealed record ApplicationCommandOption
{
    public required ApplicationCommandOptionType Type { get; init; }

    /// <summary>1 to 32 characters, as the name of a command.</summary>
    public required string Name { get; init; }

    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    /// <summary>1 to 100 characters.</summary>
    public string Description { get; init; } = "";

    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    /// <summary>Required options come before optional ones.</summary>
    public bool? Required { get; init; }

    /// <summary>Up to 25, for text and numbers; then nothing else can be entered.</summary>
    public IReadOnlyList<ApplicationCommandOptionChoice>? Choices { get; init; }

    /// <summary>Up to 25, of a subcommand or group.</summary>
    public IReadOnlyList<ApplicationCommandOption>? Options { get; init; }

    /// <summary>The kinds of channels offered; null for all.</summary>
    public IReadOnlyList<ChannelType>? ChannelTypes { get; init; }

    /// <summary>The smallest number allowed.</summary>
    public double? MinValue { get; init; }

    /// <summary>The largest number allowed.</summary>
    public double? MaxValue { get; init; }

    /// <summary>0 to 6000, for text.</summary>
    public int? MinLength { get; init; }

    /// <summary>1 to 6000, for text.</summary>
    public int? MaxLength { get; init; }

    /// <summary>True to be asked for suggestions while the caller types; not together with choices.</summary>
    public bool? Autocomplete { get; init; }

    /// <summary>One of some texts, up to 25.</summary>
    public static ApplicationCommandOption OneOf(string name, params IEnumerable<string> values) => new()
    {
        Type = ApplicationCommandOptionType.String,
        Name = name,
        Choices = [.. values.Select(value => new ApplicationCommandOptionChoice { Name = value, Value = value })],
    };

    /// <summary>Yes or no.</summary>
    public static ApplicationCommandOption Flag(string name) => new() { Type = ApplicationCommandOptionType.Boolean, Name = name };

    /// <summary>A subcommand with its own options.</summary>
    public static ApplicationCommandOption Subcommand(string name, params IReadOnlyList<ApplicationCommandOption> options) => new()
    {
        Type = ApplicationCommandOptionType.SubCommand,
        Name = name,
        Options = options,
    };
}

/// <summary>
/// One of the values offered for an option
/// (https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-choice-structure).
/// </summary>
public sealed record ApplicationCommandOptionChoice
{
    /// <summary>1 to 100 characters.</summary>
    public required string Name { get; init; }

    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    /// <summary>Of the option's type; text has up to 100 characters.</summary>
    public required OptionValue Value { get; init; }
}

/// <summary>https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-type</summary>
public enum ApplicationCommandOptionType
{
    SubCommand = 1,
    SubCommandGroup = 2,
    String = 3,
    /// <summary>Between -2^53 and 2^53.</summary>
    Integer = 4,
    Boolean = 5,
    User = 6,
    /// <summary>All kinds of channels, categories included.</summary>
    Channel = 7,
    Role = 8,
    /// <summary>Users and roles.</summary>
    Mentionable = 9,
    /// <summary>Any double between -2^53 and 2^53.</summary>
    Number = 10,
    Attachment = 11,
}
