using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Gateway;

namespace KillBot.Bot.Commands.Check;

/// <summary>How the connection to Discord stands: token, shards, latency.</summary>
internal sealed class GatewayCheck(DiscordGateway gateway)
{
    private const int ReasonLength = 300;

    public IEnumerable<string> Describe(Snowflake guildId, LanguageTexts texts)
    {
        if (gateway.StopReason is { } reason)
        {
            // It stopped after this command came in.
            yield return texts.Say("check.stopped", ("reason", TextValue.Escaped(reason, ReasonLength)));
            yield break;
        }

        yield return texts["check.token"];
        var shards = gateway.Shards;
        var ready = shards.Count(shard => shard.State == GatewayState.Ready);
        yield return texts.Say(
            ready == shards.Count ? "check.shards-ready" : "check.shards-missing",
            ("ready", TextValue.Number(ready, 0)),
            ("shards", TextValue.Number(shards.Count, 0)));
        if (shards.Count > 0 && shards[Sharding.ShardOf(guildId, shards.Count)] is { Latency: { } latency } own)
        {
            yield return texts.Say(
                "check.shard",
                ("shard", TextValue.Number(own.ShardId, 0)),
                ("milliseconds", TextValue.Number(Math.Round(latency.TotalMilliseconds), 0)));
        }
    }
}
