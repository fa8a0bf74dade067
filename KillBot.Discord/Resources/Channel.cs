namespace KillBot.Discord.Resources;

/// <summary>A channel or thread (https://discord.com/developers/docs/resources/channel#channel-object).</summary>
public sealed record Channel
{
    public required Snowflake Id { get; init; }

    public ChannelType Type { get; init; }

    public Snowflake? GuildId { get; init; }

    /// <summary>1 to 100 characters; none in direct messages.</summary>
    public string? Name { get; init; }

    /// <summary>The category of a channel, the channel of a thread.</summary>
    public Snowflake? ParentId { get; init; }

    public int? Position { get; init; }

    public IReadOnlyList<PermissionOverwrite> PermissionOverwrites { get; init => field = value ?? []; } = [];

    /// <summary>In resolved interaction data: what the calling member may do there.</summary>
    public Permissions? Permissions { get; init; }
}

/// <summary>Kinds of channels (https://discord.com/developers/docs/resources/channel#channel-object-channel-types).</summary>
public enum ChannelType
{
    GuildText = 0,
    Dm = 1,
    GuildVoice = 2,
    GroupDm = 3,
    GuildCategory = 4,
    GuildAnnouncement = 5,
    AnnouncementThread = 10,
    PublicThread = 11,
    PrivateThread = 12,
    GuildStageVoice = 13,
    GuildDirectory = 14,
    GuildForum = 15,
    GuildMedia = 16,
}

/// <summary>What a channel allows or denies one role or member, on top of the guild's roles.</summary>
public sealed record PermissionOverwrite
{
    public required Snowflake Id { get; init; }

    /// <summary>0 for a role, 1 for a member.</summary>
    public OverwriteType Type { get; init; }

    public Permissions Allow { get; init; }

    public Permissions Deny { get; init; }
}

public enum OverwriteType
{
    Role = 0,
    Member = 1,
}
