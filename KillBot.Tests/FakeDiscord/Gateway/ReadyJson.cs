using System.Globalization;
using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeDiscord.Gateway;

/// <summary>The READY event; beside what is documented it has what Discord really sends and clients rely on.</summary>
internal static class ReadyJson
{
    public static JsonObject Create(DiscordWorld world, GatewaySession session, IEnumerable<FakeGuild> guilds, string url) => new()
    {
        ["v"] = 10,
        ["user"] = world.Bot.ToJson(),
        ["guilds"] = new JsonArray([.. guilds.Select(guild => guild.Stub())]),
        ["private_channels"] = new JsonArray(),
        ["presences"] = new JsonArray(),
        ["relationships"] = new JsonArray(),
        ["user_settings"] = new JsonObject(),
        ["session_type"] = "normal",
        ["session_id"] = session.Id,
        ["resume_gateway_url"] = $"{url}/resume",
        ["shard"] = new JsonArray(session.Shard, session.ShardCount),
        ["application"] = new JsonObject { ["id"] = world.ApplicationId.ToString(CultureInfo.InvariantCulture), ["flags"] = 0 },
        ["_trace"] = new JsonArray(),
    };
}
