using KillBot.Discord.Interactions;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Commands.Feeds;

/// <summary><c>/feed remove kind channel</c></summary>
internal sealed class FeedRemoveCommand(FeedDirectory feeds) : ISubcommandHandler
{
    public static string Path => "feed remove";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var kind = context.Options.FeedKind;
        var channelId = context.Options.FeedChannel;
        var guildId = (long)context.GuildId!.Value.Value;
        var state = (await feeds.ListAsync(guildId, cancellationToken)).FirstOrDefault(
            state => state.Feed.Kind == kind && state.Feed.ChannelId == (long)channelId.Value);
        var removed = state is not null && await feeds.RemoveAsync(guildId, state.Feed.Number) is not null;
        await context.ReplyEphemeralAsync(
            removed
                ? $"I no longer post {FeedOptions.Describe(kind, channelId)}."
                : $"I do not post {FeedOptions.Describe(kind, channelId)}. See `/feed list`.",
            cancellationToken);
    }
}
