using System.Text.Json.Nodes;
using KillBot.Tests.FakeDiscord.Gateway;

namespace KillBot.Tests.FakeDiscord.Rest.Routes;

/// <summary>Where the gateway is.</summary>
internal sealed class GatewayRoutes(DiscordWorld world, GatewayHub hub)
{
    public IEnumerable<Route> All() =>
    [
        new("GET", "/gateway", _ => Answer.Ok(new JsonObject { ["url"] = hub.Url })),
        new("GET", "/gateway/bot", _ => Answer.Ok(new JsonObject
        {
            ["url"] = hub.Url,
            ["shards"] = world.Options.Shards,
            ["session_start_limit"] = new JsonObject
            {
                ["total"] = world.Options.SessionStartTotal,
                ["remaining"] = hub.SessionStartsLeft,
                ["reset_after"] = 86_400_000,
                ["max_concurrency"] = world.Options.MaxConcurrency,
            },
        })),
    ];
}
