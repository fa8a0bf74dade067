using System.Globalization;
using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeDiscord;

/// <summary>
/// People who sign in elsewhere with their Discord account (https://discord.com/developers/docs/topics/oauth2). They are in the guilds that
/// they are members of, and in <see cref="FakeForeignGuild"/>s, which the bot is not in.
/// </summary>
public sealed class FakeOAuth
{
    private readonly DiscordWorld _world;
    private readonly Dictionary<string, Grant> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Grant> _tokens = new(StringComparer.Ordinal);
    private readonly List<FakeForeignGuild> _foreignGuilds = [];
    private int _last;

    internal FakeOAuth(DiscordWorld world) => _world = world;

    public string ClientId => _world.ApplicationId.ToString(CultureInfo.InvariantCulture);

    public string ClientSecret { get; } = "the-client-secret-of-the-fake";

    /// <summary>The one redirect of the application.</summary>
    public string RedirectUri { get; } = "https://app.example.org/callback";

    /// <summary>Access tokens given out so far.</summary>
    public IReadOnlyCollection<string> AccessTokens
    {
        get
        {
            lock (_world.Gate)
            {
                return [.. _tokens.Keys];
            }
        }
    }

    /// <summary>A user allows the application to know these things and comes back with a code, which works once.</summary>
    public string Authorize(FakeUser user, params string[] scopes)
    {
        lock (_world.Gate)
        {
            var code = string.Create(CultureInfo.InvariantCulture, $"code-{++_last}");
            _codes.Add(code, new Grant(user, scopes is [] ? ["identify", "guilds"] : scopes));
            return code;
        }
    }

    /// <summary>A guild without the bot that a user is in.</summary>
    public FakeForeignGuild AddForeignGuild(FakeUser user, string name, FakePermissions permissions = FakePermissions.Everyone, bool isOwner = false)
    {
        var guild = new FakeForeignGuild(_world.NextId(), name, user, permissions, isOwner);
        Join(guild);
        return guild;
    }

    public void Join(FakeForeignGuild guild)
    {
        lock (_world.Gate)
        {
            _foreignGuilds.Add(guild);
        }
    }

    public void Leave(FakeForeignGuild guild)
    {
        lock (_world.Gate)
        {
            _foreignGuilds.Remove(guild);
        }
    }

    /// <summary>The access token for a code; null where the code is not, or no longer, one.</summary>
    internal JsonObject? Exchange(string code)
    {
        lock (_world.Gate)
        {
            if (!_codes.Remove(code, out var grant))
            {
                return null;
            }

            var token = string.Create(CultureInfo.InvariantCulture, $"secret-access-token-{++_last}");
            _tokens.Add(token, grant);
            return new JsonObject
            {
                ["token_type"] = "Bearer",
                ["access_token"] = token,
                ["expires_in"] = 604800,
                ["refresh_token"] = $"secret-refresh-{token}",
                ["scope"] = string.Join(' ', grant.Scopes),
            };
        }
    }

    /// <summary>Whom a token stands for; null where it does not allow this.</summary>
    internal FakeUser? Find(string token, string scope)
    {
        lock (_world.Gate)
        {
            return _tokens.TryGetValue(token, out var grant) && grant.Scopes.Contains(scope) ? grant.User : null;
        }
    }

    internal static JsonObject UserJson(FakeUser user)
    {
        var json = user.ToJson();
        json.Remove("bot");
        json["mfa_enabled"] = false;
        json["locale"] = user.Locale;
        return json;
    }

    internal JsonArray GuildsJson(FakeUser user)
    {
        lock (_world.Gate)
        {
            var joined = _world.Guilds.Values.Select(guild => guild.FindMember(user.Id)).OfType<FakeMember>()
                .Select(member => GuildJson(
                    member.Guild.Id, member.Guild.Name, null, member.Guild.OwnerId == user.Id, member.PermissionsIn()));
            var foreign = _foreignGuilds.Where(guild => guild.User == user)
                .Select(guild => GuildJson(guild.Id, guild.Name, guild.Icon, guild.IsOwner, guild.Permissions));
            return [.. joined.Concat(foreign)];
        }
    }

    private static JsonObject GuildJson(ulong id, string name, string? icon, bool isOwner, FakePermissions permissions) => new JsonObject
    {
        ["id"] = id.ToString(CultureInfo.InvariantCulture),
        ["name"] = name,
        ["icon"] = icon,
        ["banner"] = null,
        ["owner"] = isOwner,
        ["permissions"] = ((ulong)permissions).ToString(CultureInfo.InvariantCulture),
        ["features"] = new JsonArray(),
    };

    private sealed record Grant(FakeUser User, IReadOnlyList<string> Scopes);
}

/// <summary>A guild that the bot is not in, as one of its members sees it.</summary>
public sealed record FakeForeignGuild(ulong Id, string Name, FakeUser User, FakePermissions Permissions, bool IsOwner)
{
    public string? Icon { get; set; } = "a1b2c3";
}
