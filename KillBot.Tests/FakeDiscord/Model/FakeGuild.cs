using System.Globalization;
using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeDiscord;

/// <summary>A server that the bot is in. Changes are sent to the bot as gateway events.</summary>
public sealed class FakeGuild
{
    private readonly List<FakeChannel> _channels = [];
    private readonly List<FakeRole> _roles = [];
    private readonly List<FakeMember> _members = [];

    internal FakeGuild(DiscordWorld world, ulong id, string name)
    {
        World = world;
        Id = id;
        Name = name;
        Owner = new FakeUser(world.NextId(), "owner", isBot: false);
        OwnerId = Owner.Id;
        Everyone = new FakeRole(this, id, "@everyone", FakePermissions.Everyone);
        _roles.Add(Everyone);
        world.Users[Owner.Id] = Owner;
        _members.Add(new FakeMember(this, Owner));
        Bot = new FakeMember(this, world.Bot);
        _members.Add(Bot);
    }

    public ulong Id { get; }

    public string Name { get; }

    public ulong OwnerId { get; }

    public FakeUser Owner { get; }

    /// <summary>The bot's own membership.</summary>
    public FakeMember Bot { get; }

    public FakeRole Everyone { get; }

    /// <summary>The guild's language, sent with interactions.</summary>
    public string PreferredLocale { get; set; } = "en-US";

    public bool IsUnavailable { get; private set; }

    public IReadOnlyList<FakeChannel> Channels => Copy(_channels);

    public IReadOnlyList<FakeRole> Roles => Copy(_roles);

    public IReadOnlyList<FakeMember> Members => Copy(_members);

    internal DiscordWorld World { get; }

    /// <summary>Adds a channel (0 text, 2 voice, 4 category, 5 announcement, 11 public thread) and sends CHANNEL_CREATE.</summary>
    public FakeChannel AddChannel(string name, int type = 0)
    {
        lock (World.Gate)
        {
            var channel = new FakeChannel(World, World.NextId(), name, type, this);
            _channels.Add(channel);
            World.Channels.Add(channel.Id, channel);
            Dispatch(channel.IsThread ? "THREAD_CREATE" : "CHANNEL_CREATE", channel.ToJson());
            return channel;
        }
    }

    /// <summary>Adds a role and sends GUILD_ROLE_CREATE.</summary>
    public FakeRole AddRole(string name, FakePermissions permissions = FakePermissions.None)
    {
        lock (World.Gate)
        {
            var role = new FakeRole(this, World.NextId(), name, permissions);
            _roles.Add(role);
            Dispatch("GUILD_ROLE_CREATE", new JsonObject { ["guild_id"] = Id.ToString(CultureInfo.InvariantCulture), ["role"] = role.ToJson() });
            return role;
        }
    }

    /// <summary>Adds a user, new or known, as a member with the given roles, and sends GUILD_MEMBER_ADD.</summary>
    public FakeMember AddMember(FakeUser user, params IEnumerable<FakeRole> roles)
    {
        lock (World.Gate)
        {
            var member = new FakeMember(this, user);
            _members.Add(member);
            foreach (var role in roles)
            {
                member.AddRole(role);
            }

            var json = member.ToJson();
            json["guild_id"] = Id.ToString(CultureInfo.InvariantCulture);
            Dispatch("GUILD_MEMBER_ADD", json, GatewayIntent.GuildMembers);
            return member;
        }
    }

    /// <summary>Adds a new user as a member who has these permissions through a role of its own.</summary>
    public FakeMember AddMember(string name, FakePermissions permissions = FakePermissions.None)
    {
        lock (World.Gate)
        {
            var user = new FakeUser(World.NextId(), name, isBot: false);
            World.Users.Add(user.Id, user);
            return permissions == FakePermissions.None ? AddMember(user) : AddMember(user, AddRole($"{name}'s role", permissions));
        }
    }

    /// <summary>Throws the bot out: GUILD_DELETE without <c>unavailable</c>.</summary>
    public void Remove()
    {
        lock (World.Gate)
        {
            World.Guilds.Remove(Id);
            World.Commands.Remove(Id);
            foreach (var channel in _channels)
            {
                World.Channels.Remove(channel.Id);
            }

            Dispatch("GUILD_DELETE", new JsonObject { ["id"] = Id.ToString(CultureInfo.InvariantCulture) });
        }
    }

    /// <summary>An outage (GUILD_DELETE with <c>unavailable</c>) or its end (GUILD_CREATE).</summary>
    public void SetUnavailable(bool unavailable = true)
    {
        lock (World.Gate)
        {
            IsUnavailable = unavailable;
            Dispatch(unavailable ? "GUILD_DELETE" : "GUILD_CREATE", unavailable ? Stub() : ToJson());
        }
    }

    public FakeMember? FindMember(ulong userId)
    {
        lock (World.Gate)
        {
            return _members.Find(member => member.User.Id == userId);
        }
    }

    internal JsonObject Stub() => new() { ["id"] = Id.ToString(CultureInfo.InvariantCulture), ["unavailable"] = true };

    internal JsonObject ToJson() => GuildJson.Create(this, _channels, _roles, _members);

    internal void Forget(FakeChannel channel) => _channels.Remove(channel);

    internal void Forget(FakeRole role)
    {
        _roles.Remove(role);
        _members.ForEach(member => member.Forget(role));
    }

    internal void Dispatch(string name, JsonNode data, GatewayIntent intent = GatewayIntent.Guilds) =>
        World.Dispatch(Id, intent, name, () => data);

    private List<T> Copy<T>(List<T> list)
    {
        lock (World.Gate)
        {
            return [.. list];
        }
    }
}
