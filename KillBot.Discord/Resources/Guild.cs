namespace KillBot.Discord.Resources;

/// <summary>A server as GUILD_CREATE describes it (https://discord.com/developers/docs/resources/guild#guild-object).</summary>
public sealed record Guild
{
    public required Snowflake Id { get; init; }

    /// <summary>2 to 100 characters; empty while the guild is unavailable.</summary>
    public string Name { get; init; } = "";

    public string? Icon { get; init; }

    public Snowflake OwnerId { get; init; }

    public string PreferredLocale { get; init; } = "en-US";

    public int? MemberCount { get; init; }

    /// <summary>True while Discord has an outage on this guild; it will come back by itself.</summary>
    public bool Unavailable { get; init; }

    public IReadOnlyList<Role> Roles { get; init; } = [];

    public IReadOnlyList<Channel> Channels { get; init; } = [];

    /// <summary>Active threads that the bot can see.</summary>
    public IReadOnlyList<Channel> Threads { get; init; } = [];

    /// <summary>Without the members intent: the bot itself and those in voice.</summary>
    public IReadOnlyList<GuildMember> Members { get; init; } = [];
}
