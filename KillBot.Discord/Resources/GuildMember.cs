namespace KillBot.Discord.Resources;

/// <summary>A user in a guild (https://discord.com/developers/docs/resources/guild#guild-member-object).</summary>
public sealed record GuildMember
{
    /// <summary>Left out where the surrounding object carries the user.</summary>
    public User? User { get; init; }

    public string? Nick { get; init; }

    public IReadOnlyList<Snowflake> Roles { get; init => field = value ?? []; } = [];

    /// <summary>In interactions: the permissions in the channel of the interaction, overwrites included.</summary>
    public Permissions? Permissions { get; init; }
}
