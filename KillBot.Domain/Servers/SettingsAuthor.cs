namespace KillBot.Domain.Servers;

/// <summary>Who changes the settings of a server, and how.</summary>
/// <param name="DiscordId">The snowflake of the person; null where it was nobody in particular.</param>
public readonly record struct SettingsAuthor(long? DiscordId, SettingsDoor Door)
{
    /// <summary>Whoever runs this instance.</summary>
    public static SettingsAuthor Operator => new(null, SettingsDoor.Operator);

    /// <summary>A channel or role that was chosen is gone.</summary>
    public static SettingsAuthor Discord => new(null, SettingsDoor.Discord);
}

/// <summary>The ways on which settings of a server are changed.</summary>
public enum SettingsDoor
{
    /// <summary>The instance itself, or somebody on its machine.</summary>
    Operator,

    /// <summary>A slash command.</summary>
    Command,

    /// <summary>The HTTP API.</summary>
    Api,

    /// <summary>What the gateway told.</summary>
    Discord,
}
