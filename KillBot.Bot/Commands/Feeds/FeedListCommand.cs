using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;

namespace KillBot.Bot.Commands.Feeds;

/// <summary><c>/feed list</c></summary>
internal sealed class FeedListCommand(FeedPages pages) : ISubcommandHandler
{
    public static string Path => "feed list";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var page = await pages.FindAsync(context.GuildId!.Value, 0, context.CallerTexts, cancellationToken);
        await context.RespondAsync(FeedList.Reply(page), cancellationToken);
    }
}
