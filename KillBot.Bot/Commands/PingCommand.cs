using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands;

/// <summary><c>/ping</c>: whether the bot is there, and how far away Discord is.</summary>
internal sealed class PingCommand(DiscordGateway gateway) : IApplicationCommandHandler
{
    public static ApplicationCommandDefinition Definition { get; } = new()
    {
        Name = "ping",
        Description = "Check that KillBot is awake",
    };

    public Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var latencies = gateway.Shards.Select(shard => shard.Latency).OfType<TimeSpan>().ToList();
        var text = latencies.Count == 0
            ? "Pong."
            : $"Pong. Discord is {latencies.Average(latency => latency.TotalMilliseconds):0} ms away.";
        return context.ReplyEphemeralAsync(text, cancellationToken);
    }
}
