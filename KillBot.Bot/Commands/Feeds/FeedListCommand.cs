using KillBot.Bot.Texts;
using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Commands.Feeds;

/// <summary><c>/feed list</c></summary>
internal sealed class FeedListCommand(FeedDirectory feeds, GuildCache guilds) : ISubcommandHandler
{
    public static string Path => "feed list";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var guildId = context.GuildId!.Value;
        var states = await feeds.ListAsync((long)guildId.Value, cancellationToken);
        await context.RespondAsync(FeedList.Reply(FeedList.PageOf(states, 0, guilds.Find(guildId), context.CallerTexts)), cancellationToken);
    }
}
