using System.Globalization;
using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeDiscord;

/// <summary>A user within a guild.</summary>
public sealed class FakeMember
{
    private readonly List<FakeRole> _roles = [];

    internal FakeMember(FakeGuild guild, FakeUser user)
    {
        Guild = guild;
        User = user;
        JoinedAt = guild.World.Now;
    }

    public FakeGuild Guild { get; }

    public FakeUser User { get; }

    public string? Nick { get; set; }

    public DateTimeOffset JoinedAt { get; }

    public IReadOnlyList<FakeRole> Roles
    {
        get
        {
            lock (Guild.World.Gate)
            {
                return [.. _roles];
            }
        }
    }

    /// <summary>Gives a role and sends GUILD_MEMBER_UPDATE.</summary>
    public void AddRole(FakeRole role) => Change(() => _roles.Add(role));

    /// <summary>Takes a role and sends GUILD_MEMBER_UPDATE.</summary>
    public void RemoveRole(FakeRole role) => Change(() => _roles.Remove(role));

    /// <summary>The role is gone; Discord sends no event of its own for each member.</summary>
    internal void Forget(FakeRole role) => _roles.Remove(role);

    /// <summary>Permissions in the guild, or in one of its channels, by Discord's rules of roles and overwrites.</summary>
    public FakePermissions PermissionsIn(FakeChannel? channel = null)
    {
        lock (Guild.World.Gate)
        {
            if (Guild.OwnerId == User.Id)
            {
                return EveryPermission.Value;
            }

            var permissions = _roles.Aggregate(Guild.Everyone.Permissions, (all, role) => all | role.Permissions);
            if (permissions.HasFlag(FakePermissions.Administrator))
            {
                return EveryPermission.Value;
            }

            return channel is null ? permissions : channel.Apply(permissions, this);
        }
    }

    /// <summary>The object of a GUILD_CREATE, a REST answer or, with permissions, of an interaction.</summary>
    internal JsonObject ToJson(bool withUser = true)
    {
        var json = new JsonObject
        {
            ["nick"] = Nick,
            ["avatar"] = null,
            ["banner"] = null,
            ["roles"] = new JsonArray([.. _roles.Select(role => JsonValue.Create(role.Id.ToString(CultureInfo.InvariantCulture)))]),
            ["joined_at"] = JoinedAt.ToString("O", CultureInfo.InvariantCulture),
            ["premium_since"] = null,
            ["deaf"] = false,
            ["mute"] = false,
            ["pending"] = false,
            ["flags"] = 0,
            ["communication_disabled_until"] = null,
        };
        if (withUser)
        {
            json["user"] = User.ToJson();
        }

        return json;
    }

    private void Change(Action change)
    {
        lock (Guild.World.Gate)
        {
            change();
            var update = ToJson();
            update["guild_id"] = Guild.Id.ToString(CultureInfo.InvariantCulture);

            // A bot hears of changes to itself without the privileged intent.
            Guild.Dispatch("GUILD_MEMBER_UPDATE", update, User.Id == Guild.World.Bot.Id ? GatewayIntent.Guilds : GatewayIntent.GuildMembers);
        }
    }
}
