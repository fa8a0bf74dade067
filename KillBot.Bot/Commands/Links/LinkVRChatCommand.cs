using KillBot.Bot.Commands.Accounts;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Domain.Links;
using KillBot.Domain.StarCitizen.Citizens;
using KillBot.Domain.VRChat.Login;
using Microsoft.Extensions.Options;

namespace KillBot.Bot.Commands.Links;

/// <summary><c>/link vrchat id</c></summary>
internal sealed class LinkVRChatCommand(
    CallerAccounts accounts, LinkService links, VRChatLogin login, IOptions<CitizenSiteOptions> site) : ISubcommandHandler
{
    public static string Path => "link vrchat";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        if (!LinkSubject.TryParseVRChat(context.Options.GetString(LinkCommand.Id), out var subject))
        {
            await context.ReplyEphemeralAsync(texts["link.bad-vrchat-id"], cancellationToken);
            return;
        }

        if (await login.FindAccountAsync(cancellationToken) is null)
        {
            await context.ReplyEphemeralAsync(texts["link.vrchat-signed-out"], cancellationToken);
            return;
        }

        var user = await accounts.EnsureAsync(context, cancellationToken);
        var request = await links.RequestAsync(user.Id, subject);
        await context.RespondAsync(
            LinkReply.Of(request, subject, LinkPages.Of(subject.Kind, subject.Name, site), texts), cancellationToken);
    }
}
