using KillBot.Bot.Commands.Accounts;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Domain.Links;
using KillBot.Domain.Players;

namespace KillBot.Bot.Commands.PlayerPrivacy;

/// <summary><c>/privacy show</c></summary>
internal sealed class PrivacyShowCommand(CallerAccounts accounts, LinkQueries links) : ISubcommandHandler
{
    public static string Path => "privacy show";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        var reply = await accounts.FindAsync(context, cancellationToken) is { } user
            ? PrivacyReply.Of(user.Privacy, await links.ListAsync(user.Id, cancellationToken), texts)
            : PrivacyReply.Of(Privacy.Public, new AccountLinks([], [], []), texts);
        await context.ReplyEphemeralAsync($"{reply}\n\n{texts["privacy.levels"]}", cancellationToken);
    }
}
