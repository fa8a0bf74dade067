namespace KillBot.Discord.Resources;

/// <summary>A channel or thread (https://discord.com/developers/docs/resources/channel#channel-object).</summary>
public sealed record Channel
{
    public required Snowflake Id { get; init; }

    public ChannelType Type { get; init; }

    /// <summary>Null for direct messages.</summary>
    public Snowflake? GuildId { get; init; }

    /// <summary>1 to 100 characters; none in direct messages.</summary>
    public string? Name { get; init; }

    /// <summary>The category of a channel, the channel of a thread.</summary>
    public Snowflake? ParentId { get; init; }

    /// <summary>Among the channels of its kind, from above.</summary>
    public int? Position { get; init; }

    /// <summary>For roles and members; a thread has those of its parent.</summary>
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
    /// <summary>The role or the member.</summary>
    public required Snowflake Id { get; init; }

    /// <summary>0 for a role, 1 for a member.</summary>
    public OverwriteType Type { get; init; }

    /// <summary>What is allowed, whatever the roles say.</summary>
    public Permissions Allow { get; init; }

    /// <summary>What is denied, unless the same level allows it.</summary>
    public Permissions Deny { get; init; }
}

/// <summary>Whom an overwrite applies to (https://discord.com/developers/docs/resources/channel#overwrite-object).</summary>
public enum OverwriteType
{
    /// <summary>The members of a role; the guild's own id stands for @everyone.</summary>
    Role = 0,
    /// <summary>One member.</summary>
    Member = 1,
}
