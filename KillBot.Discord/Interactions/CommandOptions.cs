using KillBot.Discord.Resources;

namespace KillBot.Discord.Interactions;

/// <summary>
/// The options that the caller filled in. <c>Get</c> is for required options and throws when one is missing, <c>Find</c> gives
/// null; both throw <see cref="InteractionOptionException"/> when the option is of another type than asked for.
/// </summary>
public sealed class CommandOptions
{
    private readonly IReadOnlyList<InteractionOption> _options;
    private readonly ResolvedData? _resolved;

    internal CommandOptions(InteractionData data)
    {
        _resolved = data.Resolved;
        _options = data.Options;
        Path = data.Name ?? "";
        while (_options is [{ Type: ApplicationCommandOptionType.SubCommand or ApplicationCommandOptionType.SubCommandGroup } inner])
        {
            Path = $"{Path} {inner.Name}";
            _options = inner.Options;
        }
    }

    /// <summary>Command, group and subcommand with single spaces: <c>feed add</c>.</summary>
    public string Path { get; }

    /// <summary>The option that the caller is typing in; autocomplete only.</summary>
    public InteractionOption? Focused => _options.FirstOrDefault(option => option.Focused);

    /// <summary>Required text.</summary>
    public string GetString(string name) => Required(name, FindString(name));

    /// <summary>Text; null if the option was left out.</summary>
    public string? FindString(string name) => Find(name, value => value.AsString, ApplicationCommandOptionType.String);

    /// <summary>A required whole number.</summary>
    public long GetInteger(string name) => Required(name, FindInteger(name));

    /// <summary>A whole number; null if the option was left out.</summary>
    public long? FindInteger(string name) => Find(name, value => value.AsInteger, ApplicationCommandOptionType.Integer);

    /// <summary>A required number, whole or not.</summary>
    public double GetNumber(string name) => Required(name, FindNumber(name));

    /// <summary>A number, whole or not; null if the option was left out.</summary>
    public double? FindNumber(string name) =>
        Find(name, value => value.AsNumber, ApplicationCommandOptionType.Number, ApplicationCommandOptionType.Integer);

    /// <summary>A required truth value.</summary>
    public bool GetBoolean(string name) => Required(name, FindBoolean(name));

    /// <summary>A truth value; null if the option was left out.</summary>
    public bool? FindBoolean(string name) => Find(name, value => value.AsBoolean, ApplicationCommandOptionType.Boolean);

    /// <summary>A required user.</summary>
    public User GetUser(string name) => Required(name, FindUser(name));

    /// <summary>The chosen user; null if the option was left out, or a role was chosen.</summary>
    public User? FindUser(string name) =>
        Resolve(name, _resolved?.Users, ApplicationCommandOptionType.User, ApplicationCommandOptionType.Mentionable);

    /// <summary>The chosen user as a member of the guild, without its user; null if they are not in it.</summary>
    public GuildMember? FindMember(string name) =>
        Resolve(name, _resolved?.Members, ApplicationCommandOptionType.User, ApplicationCommandOptionType.Mentionable);

    /// <summary>A required channel.</summary>
    public Channel GetChannel(string name) => Required(name, FindChannel(name));

    /// <summary>The chosen channel; a partial object that says what the caller may do there.</summary>
    public Channel? FindChannel(string name) => Resolve(name, _resolved?.Channels, ApplicationCommandOptionType.Channel);

    /// <summary>A required role.</summary>
    public Role GetRole(string name) => Required(name, FindRole(name));

    /// <summary>The chosen role; null if the option was left out, or a user was chosen.</summary>
    public Role? FindRole(string name) =>
        Resolve(name, _resolved?.Roles, ApplicationCommandOptionType.Role, ApplicationCommandOptionType.Mentionable);

    private InteractionOption? Option(string name, params ReadOnlySpan<ApplicationCommandOptionType> types)
    {
        var option = _options.FirstOrDefault(candidate => candidate.Name == name);
        return option is null || types.Contains(option.Type) ? option : throw WrongType(option, types[0]);
    }

    private string? Find(string name, Func<OptionValue, string?> read, ApplicationCommandOptionType type) =>
        Option(name, type) is not { } option ? null : Read(option, read) ?? throw WrongType(option, type);

    private T? Find<T>(string name, Func<OptionValue, T?> read, params ReadOnlySpan<ApplicationCommandOptionType> types)
        where T : struct =>
        Option(name, types) is not { } option ? null : Read(option, read) ?? throw WrongType(option, types[0]);

    private static T Read<T>(InteractionOption option, Func<OptionValue, T> read) => read(option.Value ?? default);

    private T? Resolve<T>(string name, IReadOnlyDictionary<Snowflake, T>? resolved, params ReadOnlySpan<ApplicationCommandOptionType> types)
        where T : class
    {
        if (Option(name, types) is not { } option)
        {
            return null;
        }

        return Snowflake.TryParse(option.Value?.AsString, out var id) ? resolved?.GetValueOrDefault(id) : throw WrongType(option, types[0]);
    }

    private static T Required<T>(string name, T? value)
        where T : class => value ?? throw Missing(name);

    private static T Required<T>(string name, T? value)
        where T : struct => value ?? throw Missing(name);

    private static InteractionOptionException Missing(string name) => new($"The option \"{name}\" is missing.");

    private static InteractionOptionException WrongType(InteractionOption option, ApplicationCommandOptionType wanted) =>
        new($"The option \"{option.Name}\" is {option.Type}, not {wanted}.");
}

/// <summary>A handler asked for an option that is missing or of another type: definition and handler disagree.</summary>
public sealed class InteractionOptionException(string message) : Exception(message);
