using KillBot.Bot.Commands.Accounts;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Domain.Links;
using KillBot.Domain.StarCitizen.Citizens;
using Microsoft.Extensions.Options;

namespace KillBot.Bot.Commands.Links;

/// <summary><c>/link rsi handle</c></summary>
internal sealed class LinkRsiCommand(CallerAccounts accounts, LinkService links, IOptions<CitizenSiteOptions> site) : ISubcommandHandler
{
    public static string Path => "link rsi";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        if (!LinkSubject.TryParseRsi(context.Options.GetString(LinkCommand.Handle), out var subject))
        {
            await context.ReplyEphemeralAsync(texts["link.bad-handle"], cancellationToken);
            return;
        }

        var user = await accounts.EnsureAsync(context, cancellationToken);
        var request = await links.RequestAsync(user.Id, subject);
        await context.RespondAsync(
            LinkReply.Of(request, subject, LinkPages.Of(subject.Kind, subject.Name, site), texts), cancellationToken);
    }
}
