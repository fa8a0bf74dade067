using KillBot.Bot.Commands.Players;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;

namespace KillBot.Bot.Commands.Leaderboards;

/// <summary>The buttons below <c>/leaderboard</c>.</summary>
internal sealed class LeaderboardPageButton(LeaderboardPages pages) : IComponentHandler
{
    public static string Prefix => LeaderboardPages.ButtonPrefix;

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        if (await PageButtons.ReadOrReplyAsync(context, LeaderboardPageId.Parts, cancellationToken) is not { } parts)
        {
            return;
        }

        var refusal = LeaderboardPageId.TryRead(parts, out var page)
            ? await pages.FindRefusalAsync(page, context, cancellationToken)
            : context.CallerTexts["interaction.unavailable"];
        if (refusal is not null)
        {
            await context.ReplyEphemeralAsync(refusal, cancellationToken);
            return;
        }

        var (embed, buttons, _) = await pages.WriteAsync(page, context, cancellationToken);
        await context.UpdateMessageAsync(new EditMessage { Embeds = [embed], Components = buttons }, cancellationToken);
    }
}
