using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Resources;

namespace KillBot.Tests.Discord.Gateway;

public sealed class GuildCacheTests
{
    private static readonly Snowflake GuildId = new(1);
    private static readonly Snowflake Bot = new(42);
    private static readonly Snowflake BotRole = new(3);
    private static readonly Snowflake Kills = new(10);
    private static readonly Snowflake Thread = new(11);

    private readonly GuildCache _cache = new();

    public GuildCacheTests()
    {
        _cache.Begin(Bot, [GuildId], shardId: 0, shardCount: 1);
        _cache.Apply(new GuildCreate(Area18(), Joined: false));
    }

    [Fact]
    public void A_guild_is_known_with_what_a_bot_needs()
    {
        var guild = _cache.Find(GuildId)!;

        Assert.Equal(("Area 18", new Snowflake(9), 120, false), (guild.Name, guild.OwnerId, guild.MemberCount, guild.Unavailable));
        Assert.Equal([GuildId, BotRole], guild.Roles.Select(role => role.Id));
        Assert.Equal([Kills, Thread], guild.Channels.Select(channel => channel.Id));
        Assert.Equal(BotRole, Assert.Single(guild.OwnRoles));
        Assert.Equal("kills", guild.FindChannel(Kills)!.Name);
        Assert.Null(guild.FindChannel(new Snowflake(999)));
        Assert.Equal("bot", guild.FindRole(BotRole)!.Name);
    }

    [Fact]
    public void Permissions_follow_from_roles_overwrites_and_parents()
    {
        Assert.Equal(Permissions.ViewChannel | Permissions.SendMessages | Permissions.SendMessagesInThreads, _cache.ComputePermissions(GuildId, Kills));
        Assert.Equal(Permissions.ViewChannel | Permissions.SendMessages | Permissions.SendMessagesInThreads, _cache.ComputePermissions(GuildId, Thread));

        _cache.Apply(new ChannelUpdate(Channel(Kills, new PermissionOverwrite { Id = GuildId, Deny = Permissions.ViewChannel })));

        Assert.Equal(Permissions.None, _cache.ComputePermissions(GuildId, Kills));
        Assert.Equal(Permissions.None, _cache.ComputePermissions(GuildId, Thread));
        Assert.Null(_cache.ComputePermissions(GuildId, new Snowflake(999)));
        Assert.Null(_cache.ComputePermissions(new Snowflake(999), Kills));
    }

    [Fact]
    public void Role_events_change_the_permissions()
    {
        _cache.Apply(new GuildRoleUpdate(GuildId, new Role { Id = BotRole, Name = "bot", Permissions = Permissions.Administrator }));
        Assert.Equal(PermissionCalculator.All, _cache.ComputePermissions(GuildId, Kills));

        _cache.Apply(new GuildRoleDelete(GuildId, BotRole));
        Assert.Equal(Permissions.ViewChannel, _cache.ComputePermissions(GuildId, Kills));
        Assert.Empty(_cache.Find(GuildId)!.OwnRoles);

        _cache.Apply(new GuildRoleCreate(GuildId, new Role { Id = new Snowflake(2), Name = "new", Permissions = Permissions.SendMessages }));
        _cache.Apply(new GuildMemberUpdate(GuildId, new GuildMember { User = new User { Id = Bot, Username = "killbot" }, Roles = [new Snowflake(2)] }));
        Assert.Equal(Permissions.ViewChannel | Permissions.SendMessages, _cache.ComputePermissions(GuildId, Kills));
        Assert.Equal([1UL, 2UL], _cache.Find(GuildId)!.Roles.Select(role => role.Id.Value));
    }

    [Fact]
    public void Other_members_roles_are_not_the_bots()
    {
        _cache.Apply(new GuildMemberUpdate(GuildId, new GuildMember { User = new User { Id = new Snowflake(77), Username = "someone" } }));

        Assert.Equal(BotRole, Assert.Single(_cache.Find(GuildId)!.OwnRoles));
    }

    [Fact]
    public void Settings_change_and_channels_stay()
    {
        _cache.Apply(new GuildUpdate(new Guild { Id = GuildId, Name = "Orison", OwnerId = Bot, Roles = Area18().Roles }));

        var guild = _cache.Find(GuildId)!;
        Assert.Equal("Orison", guild.Name);
        Assert.Equal(2, guild.Channels.Length);
        Assert.Equal(120, guild.MemberCount);
        Assert.Equal(PermissionCalculator.All, _cache.ComputePermissions(GuildId, Kills));
    }

    [Fact]
    public void An_outage_keeps_the_guild_and_a_removal_does_not()
    {
        var outage = (GuildDelete)_cache.Apply(new GuildDelete(GuildId, Unavailable: true, Guild: null));
        Assert.Equal("Area 18", outage.Guild!.Name);
        Assert.True(_cache.Find(GuildId)!.Unavailable);
        Assert.NotNull(_cache.ComputePermissions(GuildId, Kills));

        var back = (GuildCreate)_cache.Apply(new GuildCreate(Area18(), Joined: false));
        Assert.False(back.Joined);
        Assert.False(_cache.Find(GuildId)!.Unavailable);

        _cache.Apply(new GuildDelete(GuildId, Unavailable: false, Guild: null));
        Assert.Null(_cache.Find(GuildId));
        Assert.True(((GuildCreate)_cache.Apply(new GuildCreate(Area18(), Joined: false))).Joined);
    }

    [Fact]
    public void A_deleted_channel_takes_its_threads_along()
    {
        _cache.Apply(new ChannelDelete(Channel(Kills)));

        Assert.Empty(_cache.Find(GuildId)!.Channels);
    }

    [Fact]
    public void Threads_come_go_and_are_archived()
    {
        var second = OpenThread(12);
        _cache.Apply(new ThreadCreate(second));
        Assert.NotNull(_cache.ComputePermissions(GuildId, second.Id));

        _cache.Apply(new ThreadUpdate(second, Archived: true));
        Assert.Null(_cache.ComputePermissions(GuildId, second.Id));

        _cache.Apply(new ThreadUpdate(second, Archived: false));
        _cache.Apply(new ThreadListSync(GuildId, [Kills], [OpenThread(13)]));
        Assert.Equal([10UL, 13UL], _cache.Find(GuildId)!.Channels.Select(channel => channel.Id.Value));

        _cache.Apply(new ThreadListSync(GuildId, ChannelIds: null, []));
        Assert.Equal([10UL], _cache.Find(GuildId)!.Channels.Select(channel => channel.Id.Value));
    }

    [Fact]
    public void A_new_session_forgets_guilds_of_its_own_shard_only()
    {
        // The shard of a guild is (id >> 22) % count.
        var (first, second) = (new Snowflake(2UL << 22), new Snowflake(3UL << 22));
        var cache = new GuildCache();
        cache.Begin(Bot, [first], shardId: 0, shardCount: 2);
        cache.Begin(Bot, [second], shardId: 1, shardCount: 2);

        Assert.Empty(cache.Begin(Bot, [first], shardId: 0, shardCount: 2));
        Assert.Equal(second, Assert.Single(cache.Begin(Bot, [], shardId: 1, shardCount: 2)).Id);
        Assert.Equal(first, Assert.Single(cache.Guilds).Id);
    }

    [Fact]
    public void Events_of_unknown_guilds_change_nothing()
    {
        _cache.Apply(new ChannelCreate(new Channel { Id = Kills, GuildId = new Snowflake(999) }));
        _cache.Apply(new ChannelCreate(new Channel { Id = Kills }));
        _cache.Apply(new GuildDelete(new Snowflake(999), Unavailable: true, Guild: null));

        Assert.Equal(1, _cache.Count);
    }

    private static Guild Area18() => new()
    {
        Id = GuildId,
        Name = "Area 18",
        OwnerId = new Snowflake(9),
        MemberCount = 120,
        Roles =
        [
            new Role { Id = BotRole, Name = "bot", Permissions = Permissions.SendMessages | Permissions.SendMessagesInThreads },
            new Role { Id = GuildId, Name = "@everyone", Permissions = Permissions.ViewChannel },
        ],
        Channels = [Channel(Kills)],
        Threads = [OpenThread(11)],
        Members = [new GuildMember { User = new User { Id = Bot, Username = "killbot" }, Roles = [BotRole] }],
    };

    private static Channel Channel(Snowflake id, params PermissionOverwrite[] overwrites) =>
        new() { Id = id, GuildId = GuildId, Name = "kills", PermissionOverwrites = overwrites };

    private static Channel OpenThread(ulong id) =>
        new() { Id = new Snowflake(id), GuildId = GuildId, Name = "thread", Type = ChannelType.PublicThread, ParentId = Kills };
}
