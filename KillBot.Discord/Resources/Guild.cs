namespace KillBot.Discord.Resources;

// Source-generated JSON assigns null to an init property that the JSON leaves out: hence the ?? beside each default.
/// <summary>A server as GUILD_CREATE describes it (https://discord.com/developers/docs/resources/guild#guild-object).</summary>
public sealed record Guild
{
    public required Snowflake Id { get; init; }

    /// <summary>2 to 100 characters; empty while the guild is unavailable.</summary>
    public string Name { get; init => field = value ?? ""; } = "";

    public string? Icon { get; init; }

    public Snowflake OwnerId { get; init; }

    public string PreferredLocale { get; init => field = value ?? "en-US"; } = "en-US";

    public int? MemberCount { get; init; }

    /// <summary>True while Discord has an outage on this guild; it will come back by itself.</summary>
    public bool Unavailable { get; init; }

    public IReadOnlyList<Role> Roles { get; init => field = value ?? []; } = [];

    public IReadOnlyList<Channel> Channels { get; init => field = value ?? []; } = [];

    /// <summary>Active threads that the bot can see.</summary>
    public IReadOnlyList<Channel> Threads { get; init => field = value ?? []; } = [];

    /// <summary>Without the members intent: the bot itself and those in voice.</summary>
    public IReadOnlyList<GuildMember> Members { get; init => field = value ?? []; } = [];
}
