namespace KillBot.Discord.Resources;

/// <summary>An account (https://discord.com/developers/docs/resources/user#user-object).</summary>
public sealed record User
{
    public required Snowflake Id { get; init; }

    /// <summary>The unique name, 2 to 32 characters.</summary>
    public required string Username { get; init; }

    /// <summary>"0" for all but old bot accounts.</summary>
    public string Discriminator { get; init => field = value ?? "0"; } = "0";

    /// <summary>The display name, if the user chose one.</summary>
    public string? GlobalName { get; init; }

    /// <summary>The hash of the avatar image, null for the default one.</summary>
    public string? Avatar { get; init; }

    public bool Bot { get; init; }

    /// <summary>The language that the user chose; sent by OAuth2 and to the bot about itself only.</summary>
    public string? Locale { get; init; }
}
