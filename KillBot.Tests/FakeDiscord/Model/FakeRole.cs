using System.Globalization;
using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeDiscord;

/// <summary>A role; the one with the guild's own id is @everyone.</summary>
public sealed class FakeRole
{
    internal FakeRole(FakeGuild guild, ulong id, string name, FakePermissions permissions)
    {
        Guild = guild;
        Id = id;
        Name = name;
        Permissions = permissions;
    }

    public FakeGuild Guild { get; }

    public ulong Id { get; }

    public string Name { get; }

    public FakePermissions Permissions { get; private set; }

    public bool IsMentionable { get; private set; }

    /// <summary>Changes the role's permissions and sends GUILD_ROLE_UPDATE.</summary>
    public void SetPermissions(FakePermissions permissions) => Change(() => Permissions = permissions);

    /// <summary>Lets anyone mention the role, or not, and sends GUILD_ROLE_UPDATE.</summary>
    public void SetMentionable(bool isMentionable) => Change(() => IsMentionable = isMentionable);

    /// <summary>Deletes the role: nobody has it any more. Sends GUILD_ROLE_DELETE.</summary>
    public void Delete()
    {
        lock (Guild.World.Gate)
        {
            Guild.Forget(this);
            Guild.Dispatch("GUILD_ROLE_DELETE", new JsonObject
            {
                ["guild_id"] = Guild.Id.ToString(CultureInfo.InvariantCulture),
                ["role_id"] = Id.ToString(CultureInfo.InvariantCulture),
            });
        }
    }

    internal JsonObject ToJson() => new()
    {
        ["id"] = Id.ToString(CultureInfo.InvariantCulture),
        ["name"] = Name,
        ["color"] = 0,
        ["colors"] = new JsonObject { ["primary_color"] = 0, ["secondary_color"] = null, ["tertiary_color"] = null },
        ["hoist"] = false,
        ["icon"] = null,
        ["unicode_emoji"] = null,
        ["position"] = Id == Guild.Id ? 0 : 1,
        ["permissions"] = ((ulong)Permissions).ToString(CultureInfo.InvariantCulture),
        ["managed"] = false,
        ["mentionable"] = IsMentionable,
        ["flags"] = 0,
    };

    private void Change(Action change)
    {
        lock (Guild.World.Gate)
        {
            change();
            Guild.Dispatch("GUILD_ROLE_UPDATE", new JsonObject
            {
                ["guild_id"] = Guild.Id.ToString(CultureInfo.InvariantCulture),
                ["role"] = ToJson(),
            });
        }
    }
}
