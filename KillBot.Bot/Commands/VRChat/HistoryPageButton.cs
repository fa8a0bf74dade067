using System.Globalization;
using KillBot.Bot.Commands.Players;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.VRChat.Sessions;
using KillBot.Domain.VRChat.Users;

namespace KillBot.Bot.Commands.VRChat;

/// <summary>The buttons below <c>/vrchat history</c>.</summary>
internal sealed class HistoryPageButton(
    ServerEncounterQueries encounters, EncounterPages pages, VRChatVisibility visibility, Audiences audiences) : IComponentHandler
{
    private const int Parts = 2;
    private const int MaxPage = 1_000_000;

    public static string Prefix => EncounterPages.ButtonPrefix;

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        if (await PageButtons.ReadOrReplyAsync(context, Parts, cancellationToken) is not { } parts)
        {
            return;
        }

        var audience = await audiences.OfAsync(context, cancellationToken);
        if (long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var visit)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page <= MaxPage
            && audience.ServerId is { } serverId
            && await encounters.FindByVisitAsync(serverId, visit, cancellationToken) is { } user
            // Who hides since the list was asked for is not shown any more.
            && (await visibility.FindHiddenAsync([user.Id], audience.Caller, cancellationToken)).Count == 0
            && await pages.WriteAsync(serverId, user, page, PageButtons.OwnerOf(context), context.CallerTexts, cancellationToken)
                is var (embed, buttons))
        {
            await context.UpdateMessageAsync(new EditMessage { Embeds = [embed], Components = buttons }, cancellationToken);
            return;
        }

        await context.ReplyEphemeralAsync(context.CallerTexts["interaction.unavailable"], cancellationToken);
    }
}
