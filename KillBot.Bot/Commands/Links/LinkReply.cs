using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.Links;

namespace KillBot.Bot.Commands.Links;

/// <summary>What answers somebody who wants to link something: the code, with the button that has it looked for.</summary>
internal static class LinkReply
{
    public static FollowupMessage Of(LinkRequest request, LinkSubject subject, Uri page, LanguageTexts texts) => request switch
    {
        LinkRequest.Waiting { Code: var code } => new FollowupMessage
        {
            Content = texts.Say(
                subject.Kind == LinkKind.Rsi ? "link.code-rsi" : "link.code-vrchat",
                ("page", TextValue.Markdown($"<{page.AbsoluteUri}>")),
                ("code", TextValue.Markdown(code.Code)),
                ("until", code.ExpiresAt)),
            Components =
            [
                new ActionRow(Button.Of(ButtonStyle.Primary, LinkCheckButton.IdOf(subject.Kind), texts["link.check-button"])),
            ],
            Flags = MessageFlags.Ephemeral,
        },
        LinkRequest.Linked { Link: var link } => Say(texts.Say("link.already", ("name", TextValue.Escaped(link.Name)))),
        _ => Say(texts.Say("link.too-many", ("max", LinkService.MaxLinks))),
    };

    private static FollowupMessage Say(string text) => new() { Content = text, Flags = MessageFlags.Ephemeral };
}
