using System.Globalization;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>Turns the pages of <c>/feed list</c>, which only its caller sees.</summary>
internal sealed class FeedPageButton(FeedPages pages) : IComponentHandler
{
    public static string Prefix => "feed-page";

    public static Permissions RequiredPermissions => Permissions.ManageGuild;

    public static ActionRow RowOf(int page, int pages, LanguageTexts texts) => PageRow.Of(Prefix, page, pages, texts);

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var page = int.TryParse(context.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted : 0;
        await context.UpdateMessageAsync(
            await pages.FindAsync(context.GuildId!.Value, page, context.CallerTexts, cancellationToken), cancellationToken);
    }
}
