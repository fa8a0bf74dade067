using KillBot.Bot.Commands.Accounts;
using KillBot.Bot.Texts;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Domain.Links;
using KillBot.Domain.Players;

namespace KillBot.Bot.Commands.Links;

/// <summary><c>/link show</c></summary>
internal sealed class LinkShowCommand(CallerAccounts accounts, LinkQueries queries) : ISubcommandHandler
{
    private const int NameLength = 40;

    public static string Path => "link show";

    public async Task HandleAsync(InteractionContext context, CancellationToken cancellationToken)
    {
        var texts = context.CallerTexts;
        var found = await accounts.FindAsync(context, cancellationToken) is { } user
            ? await queries.ListAsync(user.Id, cancellationToken)
            : new AccountLinks([], [], []);
        List<string> lines =
        [
            .. found.Players.Select(player => LineOf(player, found.Links, texts)),
            .. found.Links.Where(link => link.Kind == LinkKind.VRChat).Select(link => texts.Say(
                "link.show-vrchat", ("name", Name(link.Name)), ("since", link.LinkedAt))),
            .. found.Codes.Select(code => texts.Say(
                "link.show-waiting", ("name", Name(code.Name)), ("code", TextValue.Markdown(code.Code)), ("until", code.ExpiresAt))),
        ];
        if (lines.Count == 0)
        {
            await context.ReplyEphemeralAsync(texts["link.show-none"], cancellationToken);
            return;
        }

        // An embed: an account may have more players than a message's text has room for.
        var embed = new Embed { Title = texts["link.show-title"], Description = Lists.Lines(lines, EmbedLimits.Description, texts) };
        await context.RespondAsync(new FollowupMessage { Embeds = [embed], Flags = MessageFlags.Ephemeral }, cancellationToken);
    }

    private static string LineOf(Player player, IReadOnlyList<AccountLink> links, LanguageTexts texts) =>
        links.FirstOrDefault(link => link.PlayerId == player.Id) is { } link
            ? texts.Say("link.show-proven", ("name", Name(player.Name)), ("since", link.LinkedAt))
            : texts.Say("link.show-claimed", ("name", Name(player.Name)));

    private static TextValue Name(string name) => TextValue.Escaped(name, NameLength);
}
