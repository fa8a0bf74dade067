namespace KillBot.Discord.Interactions;

/// <summary>
/// A command as it is registered with Discord
/// (https://discord.com/developers/docs/interactions/application-commands#application-command-object).
/// <see cref="Validate"/> holds it against every documented limit before Discord would refuse it.
/// </summary>
public sealed record ApplicationCommandDefinition
{
    /// <summary>1 to 32 characters: letters, digits, <c>-</c>, <c>_</c>, <c>'</c>, lower case; free text for context menus.</summary>
    public required string Name { get; init; }

    /// <summary>The name by locale (https://discord.com/developers/docs/reference#locales), under the same rules.</summary>
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    /// <summary>1 to 100 characters; empty for context menus.</summary>
    public string Description { get; init; } = "";

    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    public ApplicationCommandType Type { get; init; } = ApplicationCommandType.ChatInput;

    /// <summary>Up to 25; required ones first.</summary>
    public IReadOnlyList<ApplicationCommandOption>? Options { get; init; }

    /// <summary>
    /// Who sees the command unless a server's admins decide otherwise: null for everybody, <see cref="Permissions.None"/> for
    /// administrators only. Admins can override it, so it protects nothing by itself.
    /// </summary>
    public Permissions? DefaultMemberPermissions { get; init; }

    /// <summary>Where the command can be used; null leaves it to Discord.</summary>
    public IReadOnlyList<InteractionContextType>? Contexts { get; init; }

    public IReadOnlyList<ApplicationIntegrationType>? IntegrationTypes { get; init; }

    /// <summary>True to show it in age-restricted channels only.</summary>
    public bool Nsfw { get; init; }

    /// <summary>Throws if Discord would refuse this definition.</summary>
    /// <exception cref="InvalidCommandDefinitionException">Names the offending part.</exception>
    public void Validate() => CommandDefinitionRules.Check(this);
}

/// <summary>A command as Discord knows it (https://discord.com/developers/docs/interactions/application-commands#application-command-object).</summary>
public sealed record ApplicationCommand
{
    public required Snowflake Id { get; init; }

    public ApplicationCommandType Type { get; init; }

    public Snowflake? ApplicationId { get; init; }

    public Snowflake? GuildId { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<ApplicationCommandOption>? Options { get; init; }

    public Permissions? DefaultMemberPermissions { get; init; }

    /// <summary>Changes with every substantial change of the command.</summary>
    public Snowflake? Version { get; init; }
}

/// <summary>https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-types</summary>
public enum ApplicationCommandType
{
    /// <summary>A slash command.</summary>
    ChatInput = 1,
    /// <summary>In the menu of a user.</summary>
    User = 2,
    /// <summary>In the menu of a message.</summary>
    Message = 3,
    PrimaryEntryPoint = 4,
}

/// <summary>Where an app can be installed (https://discord.com/developers/docs/resources/application#application-object-application-integration-types).</summary>
public enum ApplicationIntegrationType
{
    GuildInstall = 0,
    UserInstall = 1,
}
