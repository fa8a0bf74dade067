namespace KillBot.Discord.Resources;

/// <summary>A role; the one with the guild's id is @everyone (https://discord.com/developers/docs/topics/permissions#role-object).</summary>
public sealed record Role
{
    public required Snowflake Id { get; init; }

    public required string Name { get; init; }

    public int Position { get; init; }

    public Permissions Permissions { get; init; }

    /// <summary>True if anyone may mention the role.</summary>
    public bool Mentionable { get; init; }
}
