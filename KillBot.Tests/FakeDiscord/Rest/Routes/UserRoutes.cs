using System.Globalization;
using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeDiscord.Rest.Routes;

/// <summary>The bot itself and its direct messages.</summary>
internal sealed class UserRoutes(DiscordWorld world)
{
    public IEnumerable<Route> All() =>
    [
        new("GET", "/users/@me", _ => Answer.Ok(world.Bot.ToJson())),
        new("GET", "/users/{user_id}", call => Answer.Ok(User(call.Id("user_id")).ToJson())),
        new("GET", "/oauth2/applications/@me", _ => Answer.Ok(Application())),
        new("GET", "/applications/@me", _ => Answer.Ok(Application())),
        new("POST", "/users/@me/channels", OpenDirectMessage),
    ];

    private Answer OpenDirectMessage(Call call)
    {
        if (!call.Body.TryGetProperty("recipient_id", out var recipient))
        {
            throw ApiError.InvalidForm("recipient_id", "BASE_TYPE_REQUIRED", "This field is required");
        }

        var id = ulong.Parse(recipient.ToString(), CultureInfo.InvariantCulture);
        if (!world.Users.TryGetValue(id, out var user))
        {
            throw new ApiError(400, 50033, "Invalid Recipient(s)");
        }

        return Answer.Ok(world.DirectMessages(user).ToJson());
    }

    private FakeUser User(ulong id) =>
        id == world.Bot.Id ? world.Bot : world.Users.GetValueOrDefault(id) ?? throw ApiError.Unknown(10013, "User");

    private JsonObject Application() => new()
    {
        ["id"] = world.ApplicationId.ToString(CultureInfo.InvariantCulture),
        ["name"] = world.Bot.Name,
        ["icon"] = null,
        ["description"] = "",
        ["summary"] = "",
        ["bot_public"] = true,
        ["bot_require_code_grant"] = false,
        ["verify_key"] = new string('0', 64),
        ["flags"] = 0,
        ["owner"] = new FakeUser(1, "owner", isBot: false).ToJson(),
        ["team"] = null,
        ["bot"] = world.Bot.ToJson(),
    };
}
