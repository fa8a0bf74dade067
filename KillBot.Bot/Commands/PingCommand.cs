using KillBot.Bot.Texts;
using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands;

/// <summary><c>/ping</c>: whether the bot is there, and how far away Discord is.</summary>
internal sealed class PingCommand(DiscordGateway gateway) : IApplicationCommandHandler
{
    public static ApplicationCommandDefinition Definition { get; } = new ApplicationCommandDefinition
    {
        Name = "ping",
    }.Localized();

    public Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var latencies = gateway.Shards.Select(shard => shard.Latency).OfType<TimeSpan>().ToList();
        var texts = context.CallerTexts;
        return context.ReplyEphemeralAsync(
            latencies.Count == 0
                ? texts["ping.pong"]
                : texts.Say("ping.latency", ("milliseconds", (long)latencies.Average(latency => latency.TotalMilliseconds))),
            cancellationToken);
    }
}
