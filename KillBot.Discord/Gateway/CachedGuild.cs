using System.Collections.Immutable;
using KillBot.Discord.Resources;

namespace KillBot.Discord.Gateway;

/// <summary>A guild at one moment, as far as a bot that posts and answers needs it. Immutable; the lists are sorted by id.</summary>
public sealed record CachedGuild
{
    public required Snowflake Id { get; init; }

    /// <summary>Empty until the guild was available once.</summary>
    public string Name { get; init; } = "";

    /// <summary>Hash of the icon; null for none.</summary>
    public string? Icon { get; init; }

    public Snowflake OwnerId { get; init; }

    /// <summary>The language that its admins chose.</summary>
    public string PreferredLocale { get; init; } = "en-US";

    /// <summary>As of the last GUILD_CREATE; it goes stale without the members intent.</summary>
    public int? MemberCount { get; init; }

    /// <summary>Discord has an outage on the guild, or did not describe it yet; the rest is what was known before.</summary>
    public bool Unavailable { get; init; }

    public ImmutableArray<Role> Roles { get; init; } = [];

    /// <summary>Channels and active threads that the bot can see.</summary>
    public ImmutableArray<Channel> Channels { get; init; } = [];

    /// <summary>The roles of the bot itself, @everyone left out.</summary>
    public ImmutableArray<Snowflake> OwnRoles { get; init; } = [];

    /// <summary>Null if there is none.</summary>
    public Role? FindRole(Snowflake id) => SortedById.Find(Roles, id, static role => role.Id);

    /// <summary>Null if there is none that the bot can see; archived threads are not kept.</summary>
    public Channel? FindChannel(Snowflake id) => SortedById.Find(Channels, id, static channel => channel.Id);

    internal CachedGuild With(Role role) => this with { Roles = SortedById.Put(Roles, role, static item => item.Id) };

    internal CachedGuild WithoutRole(Snowflake id) => this with
    {
        Roles = SortedById.Remove(Roles, id, static role => role.Id),
        OwnRoles = OwnRoles.Remove(id),
    };

    internal CachedGuild With(Channel channel) =>
        this with { Channels = SortedById.Put(Channels, Trim(channel), static item => item.Id) };

    /// <summary>A deleted channel takes its threads along, without events of their own.</summary>
    internal CachedGuild WithoutChannel(Snowflake id) =>
        this with { Channels = Channels.RemoveAll(channel => channel.Id == id || (channel.Type.IsThread() && channel.ParentId == id)) };

    /// <summary>The active threads of some channels, or of all, are exactly <paramref name="sync"/>'s.</summary>
    internal CachedGuild With(ThreadListSync sync)
    {
        var kept = Channels.Where(channel => !channel.Type.IsThread() || (sync.ChannelIds is { } ids && !ids.Contains(channel.ParentId ?? default)));
        return this with { Channels = SortedById.Sort(kept.Concat(sync.Threads.Select(Trim)), static channel => channel.Id) };
    }

    internal CachedGuild WithSettings(Guild guild) => this with
    {
        Name = guild.Name,
        Icon = guild.Icon,
        OwnerId = guild.OwnerId,
        PreferredLocale = guild.PreferredLocale,
        Roles = SortedById.Sort(guild.Roles, static role => role.Id),
    };

    internal static CachedGuild From(Guild guild, Snowflake? ownUserId)
    {
        var self = guild.Members.FirstOrDefault(member => member.User is { } user && user.Id == ownUserId);
        return new CachedGuild
        {
            Id = guild.Id,
            MemberCount = guild.MemberCount,
            Unavailable = guild.Unavailable,
            Channels = SortedById.Sort(guild.Channels.Concat(guild.Threads).Select(Trim), static channel => channel.Id),
            OwnRoles = [.. self?.Roles ?? []],
        }.WithSettings(guild);
    }

    // Thousands of guilds are kept: the guild's id is known, and lists that were read carry spare room.
    private static Channel Trim(Channel channel) => new()
    {
        Id = channel.Id,
        Type = channel.Type,
        Name = channel.Name,
        ParentId = channel.ParentId,
        PermissionOverwrites = channel.PermissionOverwrites.Count == 0 ? [] : channel.PermissionOverwrites.ToArray(),
    };
}
