using System.Globalization;
using KillBot.Bot.Commands.Feeds;
using KillBot.Bot.Texts;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;

namespace KillBot.Bot.Commands.Why;

/// <summary>Turns the pages of <c>/why</c>, which only its caller sees.</summary>
internal sealed class WhyPageButton(WhyAnswer answer) : IComponentHandler
{
    private const string IdFormat = "N";

    public static string Prefix => "why-page";

    public static Permissions RequiredPermissions => Permissions.ManageGuild;

    public static ActionRow RowOf(Guid killId, int page, int pages, LanguageTexts texts) =>
        PageRow.Of($"{Prefix}:{killId.ToString(IdFormat, CultureInfo.InvariantCulture)}", page, pages, texts);

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        var parts = context.Argument.Split(':');
        var isPage = Guid.TryParseExact(parts[0], IdFormat, out var killId)
            & int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var page);
        await context.UpdateMessageAsync(
            (isPage ? await answer.FindPageAsync(context.GuildId!.Value, killId, page, texts, cancellationToken) : null)
                ?? new EditMessage { Content = texts["interaction.unavailable"], Embeds = [], Components = [] },
            cancellationToken);
    }
}
