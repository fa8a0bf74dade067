using KillBot.Discord.Interactions;
using KillBot.Discord.Resources;

namespace KillBot.Discord.Gateway;

/// <summary>Something that Discord told this bot (https://discord.com/developers/docs/events/gateway-events#receive-events).</summary>
public abstract record GatewayEvent
{
    /// <summary>The shard that received it, from 0.</summary>
    public int ShardId { get; init; }

    /// <summary>The clock's timestamp when it came in; null if nobody noted it.</summary>
    internal long? ReceivedAt { get; init; }
}

/// <summary>A session began. Comes again whenever a session could not be resumed, and once per shard.</summary>
/// <param name="User">The bot itself.</param>
/// <param name="GuildIds">The shard's guilds; each follows as a <see cref="GuildCreate"/> unless it has an outage.</param>
public sealed record Ready(User User, Snowflake? ApplicationId, IReadOnlyList<Snowflake> GuildIds) : GatewayEvent;

/// <summary>A session went on after an interruption; the events missed came before this one.</summary>
public sealed record Resumed : GatewayEvent;

/// <summary>A guild became known: at the start of a session, after an outage, or because the bot was added to it.</summary>
/// <param name="Joined">The bot was just added, as far as this process can tell.</param>
public sealed record GuildCreate(Guild Guild, bool Joined) : GatewayEvent;

/// <summary>A guild's settings changed. Channels, threads, members and the member count are not part of it.</summary>
public sealed record GuildUpdate(Guild Guild) : GatewayEvent;

/// <summary>A guild cannot be used any longer.</summary>
/// <param name="Unavailable">
/// True for an outage: the guild will come back, its settings are to be kept. False when the bot was removed, also while it was offline.
/// </param>
/// <param name="Guild">What the cache last knew of it.</param>
public sealed record GuildDelete(Snowflake GuildId, bool Unavailable, CachedGuild? Guild) : GatewayEvent;

/// <summary>A role was made.</summary>
public sealed record GuildRoleCreate(Snowflake GuildId, Role Role) : GatewayEvent;

/// <summary>A role changed, such as its permissions.</summary>
public sealed record GuildRoleUpdate(Snowflake GuildId, Role Role) : GatewayEvent;

/// <summary>A role was deleted; nobody has it any more.</summary>
public sealed record GuildRoleDelete(Snowflake GuildId, Snowflake RoleId) : GatewayEvent;

/// <summary>A member's roles or name changed. Without the members intent it comes for the bot itself only.</summary>
public sealed record GuildMemberUpdate(Snowflake GuildId, GuildMember Member) : GatewayEvent;

/// <summary>A channel was made that the bot can see, or became visible to it.</summary>
public sealed record ChannelCreate(Channel Channel) : GatewayEvent;

/// <summary>A channel changed, such as its permission overwrites.</summary>
public sealed record ChannelUpdate(Channel Channel) : GatewayEvent;

/// <summary>A channel was deleted.</summary>
public sealed record ChannelDelete(Channel Channel) : GatewayEvent;

/// <summary>A thread was opened, or the bot was added to a private one.</summary>
public sealed record ThreadCreate(Channel Thread) : GatewayEvent;

/// <param name="Archived">Archived threads leave the cache; a message would open them again.</param>
public sealed record ThreadUpdate(Channel Thread, bool Archived) : GatewayEvent;

/// <summary>A thread was deleted; of <paramref name="Thread"/> only the ids and the type are known.</summary>
public sealed record ThreadDelete(Channel Thread) : GatewayEvent;

/// <summary>The bot gained access to channels with active threads.</summary>
/// <param name="ChannelIds">The channels concerned; null means the whole guild.</param>
public sealed record ThreadListSync(Snowflake GuildId, IReadOnlyList<Snowflake>? ChannelIds, IReadOnlyList<Channel> Threads) : GatewayEvent;

/// <summary>Somebody used a command, a button, a select or a form. It wants a first response within 3 seconds.</summary>
public sealed record InteractionCreate(Interaction Interaction) : GatewayEvent;
