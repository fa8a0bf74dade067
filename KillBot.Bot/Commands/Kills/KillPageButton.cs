using KillBot.Bot.Commands.Players;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;

namespace KillBot.Bot.Commands.Kills;

/// <summary>The buttons below <c>/kills</c>.</summary>
internal sealed class KillPageButton(SubjectFinder subjects, KillPages pages) : IComponentHandler
{
    public static string Prefix => KillPages.ButtonPrefix;

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        if (await PageButtons.ReadOrReplyAsync(context, KillPageId.Parts, cancellationToken) is not { } parts)
        {
            return;
        }

        var isPrivate = PageButtons.IsPrivate(context);
        if (KillPageId.TryRead(parts, out var page)
            && !await subjects.IsTrackerOffAsync(context, cancellationToken)
            && await FindAsync(page, context, cancellationToken) is { } subject
            // Whoever has hidden since the list was asked for is not shown to all any more.
            && (subject.IsForAll || isPrivate))
        {
            var shown = isPrivate ? subject with { Texts = context.CallerTexts } : subject;
            var (embed, buttons) = await pages.WriteAsync(shown, page.Filter, page.Start, PageButtons.OwnerOf(context), cancellationToken);
            await context.UpdateMessageAsync(new EditMessage { Embeds = [embed], Components = buttons }, cancellationToken);
            return;
        }

        await context.ReplyEphemeralAsync(context.CallerTexts["interaction.unavailable"], cancellationToken);
    }

    private Task<Subject?> FindAsync(KillPageId page, InteractionContext context, CancellationToken cancellationToken) =>
        page.PlayerId is { } player
            ? subjects.FindByIdAsync(context, player, cancellationToken)
            : subjects.FindOwnAsync(context, cancellationToken);
}
