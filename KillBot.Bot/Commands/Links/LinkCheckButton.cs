using KillBot.Bot.Commands.Accounts;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Links;
using KillBot.Domain.StarCitizen.Citizens;
using Microsoft.Extensions.Options;

namespace KillBot.Bot.Commands.Links;

/// <summary>The button under a code. Whose code is looked for is told by who presses it, not by what the button says.</summary>
internal sealed class LinkCheckButton(CallerAccounts accounts, LinkService links, IOptions<CitizenSiteOptions> site) : IComponentHandler
{
    public static string Prefix => "link-check";

    public static string IdOf(LinkKind kind) => $"{Prefix}:{(kind == LinkKind.Rsi ? "rsi" : "vrchat")}";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        LinkKind? kind = context.Argument switch
        {
            "rsi" => LinkKind.Rsi,
            "vrchat" => LinkKind.VRChat,
            _ => null,
        };
        var user = await accounts.FindAsync(context, cancellationToken);
        LinkCheck check = kind is { } known && user is not null
            ? await links.CheckAsync(user.Id, known, cancellationToken)
            : new LinkCheck.NoCode();
        if (check is LinkCheck.Proven { Link: var link })
        {
            var key = link.Kind == LinkKind.Rsi ? "link.proven-rsi" : "link.proven-vrchat";
            await context.UpdateMessageAsync(
                new EditMessage { Content = texts.Say(key, ("name", TextValue.Escaped(link.Name))), Components = [] }, cancellationToken);
            return;
        }

        await context.ReplyEphemeralAsync(Explain(check, texts), cancellationToken);
    }

    private string Explain(LinkCheck check, LanguageTexts texts) => check switch
    {
        LinkCheck.CodeMissing { Code: var code } => texts.Say(
            "link.code-missing", ("code", TextValue.Markdown(code.Code)), ("page", PageOf(code))),
        LinkCheck.PageMissing { Code: var code } => texts.Say("link.page-missing", ("page", PageOf(code))),
        LinkCheck.TooSoon { Next: var next } => texts.Say("link.too-soon", ("next", next)),
        LinkCheck.SignedOut => texts["link.vrchat-signed-out"],
        LinkCheck.Unavailable => texts["link.unavailable"],
        _ => texts["link.no-code"],
    };

    private TextValue PageOf(LinkCode code) => TextValue.Markdown($"<{LinkPages.Of(code.Kind, code.Name, site).AbsoluteUri}>");
}
