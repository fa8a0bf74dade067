using System.Globalization;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Gateway;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Feeds;

namespace KillBot.Bot.Commands.Feeds;

/// <summary>Turns the pages of <c>/feed list</c>, which only its caller sees.</summary>
internal sealed class FeedPageButton(FeedDirectory feeds, GuildCache guilds) : IComponentHandler
{
    public static string Prefix => "feed-page";

    public static Permissions RequiredPermissions => Permissions.ManageGuild;

    public static ActionRow RowOf(int page, int pages, LanguageTexts texts) => PageRow.Of(Prefix, page, pages, texts);

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var guildId = context.GuildId!.Value;
        var page = int.TryParse(context.Argument, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted : 0;
        var states = await feeds.ListAsync((long)guildId.Value, cancellationToken);
        await context.UpdateMessageAsync(FeedList.PageOf(states, page, guilds.Find(guildId), context.CallerTexts), cancellationToken);
    }
}
