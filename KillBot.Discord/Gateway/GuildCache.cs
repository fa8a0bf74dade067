using System.Collections.Concurrent;

namespace KillBot.Discord.Gateway;

/// <summary>
/// The bot's guilds as the gateway's events last described them. Safe for any number of readers; each guild is written by its
/// own shard only. About 300 bytes a channel and 100 a role, no members but the bot.
/// </summary>
public sealed class GuildCache
{
    private readonly ConcurrentDictionary<Snowflake, CachedGuild> _guilds = new();
    private ulong _ownUserId;

    /// <summary>Guilds known, those with an outage included.</summary>
    public int Count => _guilds.Count;

    /// <summary>A snapshot, in no order.</summary>
    public IReadOnlyCollection<CachedGuild> Guilds => [.. _guilds.Values];

    /// <summary>Null if the bot is not in it, or does not know of it yet.</summary>
    public CachedGuild? Find(Snowflake guildId) => _guilds.GetValueOrDefault(guildId);

    /// <summary>
    /// What the bot may do in a channel or thread; for threads see <see cref="PermissionCalculator.InThread"/>.
    /// Null when that is not known: the guild or the channel is gone, hidden from the bot or not described yet, or the thread is archived.
    /// </summary>
    public Permissions? ComputePermissions(Snowflake guildId, Snowflake channelId)
    {
        var self = new Snowflake(Volatile.Read(ref _ownUserId));
        if (Find(guildId) is not { } guild || guild.FindChannel(channelId) is not { } channel)
        {
            return null;
        }

        var roles = guild.OwnRoles.AsSpan();
        var inGuild = PermissionCalculator.InGuild(guildId, guild.OwnerId, guild.Roles.AsSpan(), self, roles);
        if (!channel.Type.IsThread())
        {
            return PermissionCalculator.InChannel(inGuild, guildId, channel.PermissionOverwrites, self, roles);
        }

        return channel.ParentId is { } parentId && guild.FindChannel(parentId) is { } parent
            ? PermissionCalculator.InThread(inGuild, guildId, parent.PermissionOverwrites, self, roles)
            : null;
    }

    /// <summary>A new session of a shard: guilds that it no longer names were left while nobody listened.</summary>
    /// <returns>Those guilds.</returns>
    internal IReadOnlyList<CachedGuild> Begin(Snowflake ownUserId, IReadOnlyCollection<Snowflake> guildIds, int shardId, int shardCount)
    {
        Volatile.Write(ref _ownUserId, ownUserId.Value);
        var named = guildIds.ToHashSet();
        List<CachedGuild> left = [];
        foreach (var (id, _) in _guilds)
        {
            if (Sharding.ShardOf(id, shardCount) == shardId && !named.Contains(id) && _guilds.TryRemove(id, out var guild))
            {
                left.Add(guild);
            }
        }

        foreach (var id in named)
        {
            _guilds[id] = (Find(id) ?? new CachedGuild { Id = id }) with { Unavailable = true };
        }

        return left;
    }

    /// <summary>Takes an event in, and adds to it what only the cache knows.</summary>
    internal GatewayEvent Apply(GatewayEvent gatewayEvent)
    {
        switch (gatewayEvent)
        {
            case GuildCreate created:
                return Add(created);
            case GuildDelete deleted:
                return Remove(deleted);
            case GuildUpdate updated:
                Change(updated.Guild.Id, guild => guild.WithSettings(updated.Guild));
                break;
            case GuildRoleCreate created:
                Change(created.GuildId, guild => guild.With(created.Role));
                break;
            case GuildRoleUpdate updated:
                Change(updated.GuildId, guild => guild.With(updated.Role));
                break;
            case GuildRoleDelete deleted:
                Change(deleted.GuildId, guild => guild.WithoutRole(deleted.RoleId));
                break;
            case GuildMemberUpdate { Member: { User: { } user } member } updated when user.Id.Value == Volatile.Read(ref _ownUserId):
                Change(updated.GuildId, guild => guild with { OwnRoles = [.. member.Roles] });
                break;
            case ChannelCreate created:
                Change(created.Channel.GuildId, guild => guild.With(created.Channel));
                break;
            case ChannelUpdate updated:
                Change(updated.Channel.GuildId, guild => guild.With(updated.Channel));
                break;
            case ChannelDelete deleted:
                Change(deleted.Channel.GuildId, guild => guild.WithoutChannel(deleted.Channel.Id));
                break;
            case ThreadCreate created:
                Change(created.Thread.GuildId, guild => guild.With(created.Thread));
                break;
            case ThreadUpdate updated:
                Change(updated.Thread.GuildId, guild => updated.Archived ? guild.WithoutChannel(updated.Thread.Id) : guild.With(updated.Thread));
                break;
            case ThreadDelete deleted:
                Change(deleted.Thread.GuildId, guild => guild.WithoutChannel(deleted.Thread.Id));
                break;
            case ThreadListSync sync:
                Change(sync.GuildId, guild => guild.With(sync));
                break;
        }

        return gatewayEvent;
    }

    private GuildCreate Add(GuildCreate created)
    {
        var joined = !_guilds.ContainsKey(created.Guild.Id);
        if (created.Guild.Unavailable)
        {
            // Nothing but the id is described: what was known before stays.
            _guilds[created.Guild.Id] = (Find(created.Guild.Id) ?? new CachedGuild { Id = created.Guild.Id }) with { Unavailable = true };
        }
        else
        {
            _guilds[created.Guild.Id] = CachedGuild.From(created.Guild, new Snowflake(Volatile.Read(ref _ownUserId)));
        }

        return created with { Joined = joined };
    }

    private GuildDelete Remove(GuildDelete deleted)
    {
        var guild = Find(deleted.GuildId);
        if (!deleted.Unavailable)
        {
            _guilds.TryRemove(deleted.GuildId, out _);
        }
        else if (guild is not null)
        {
            _guilds[deleted.GuildId] = guild with { Unavailable = true };
        }

        return deleted with { Guild = guild };
    }

    private void Change(Snowflake? guildId, Func<CachedGuild, CachedGuild> change)
    {
        if (guildId is { } id && Find(id) is { } guild)
        {
            _guilds[id] = change(guild);
        }
    }
}
