using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeDiscord.Rest.Routes;

/// <summary>Channels and guilds, read only.</summary>
internal sealed class ChannelRoutes(DiscordWorld world)
{
    public IEnumerable<Route> All() =>
    [
        new("GET", "/channels/{channel_id}", call => Answer.Ok(Access.Visible(world, call.Id("channel_id")).ToJson())),
        new("GET", "/guilds/{guild_id}", call => Answer.Ok(Guild(call).ToJson())),
        new("GET", "/guilds/{guild_id}/channels", call => Answer.Ok(new JsonArray([.. Guild(call).Channels.Where(c => !c.IsThread).Select(c => c.ToJson())]))),
        new("GET", "/guilds/{guild_id}/roles", call => Answer.Ok(new JsonArray([.. Guild(call).Roles.Select(role => role.ToJson())]))),
        new("GET", "/guilds/{guild_id}/members/{user_id}", Member),
    ];

    private FakeGuild Guild(Call call) =>
        world.Guilds.GetValueOrDefault(call.Id("guild_id")) is { IsUnavailable: false } guild ? guild : throw ApiError.UnknownGuild();

    private Answer Member(Call call)
    {
        var guild = Guild(call);
        var member = guild.FindMember(call.Id("user_id"))
            ?? throw (world.Users.ContainsKey(call.Id("user_id")) ? ApiError.Unknown(10007, "Member") : ApiError.Unknown(10013, "User"));
        return Answer.Ok(member.ToJson());
    }
}
