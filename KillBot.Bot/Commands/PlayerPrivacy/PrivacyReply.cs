using KillBot.Bot.Texts;
using KillBot.Domain.Links;
using KillBot.Domain.Players;

namespace KillBot.Bot.Commands.PlayerPrivacy;

/// <summary>Says who sees the players of an account, and what.</summary>
internal static class PrivacyReply
{
    private const int NameLength = 40;

    public static string Of(Privacy level, AccountLinks known, LanguageTexts texts)
    {
        List<string> lines = [texts[$"privacy.is.{level.ToString().ToLowerInvariant()}"]];
        lines.Add(known.Players.Count > 0 ? texts.Say("privacy.players", ("names", Names(known.Players))) : texts["privacy.no-players"]);
        var watched = known.Links.Where(link => link.Kind == LinkKind.VRChat).ToList();
        if (watched.Count > 0)
        {
            lines.Add(texts[watched.TrueForAll(link => link.AllowsWatching) ? "privacy.watching-allowed" : "privacy.watching-denied"]);
        }

        return string.Join('\n', lines);
    }

    private static TextValue Names(IReadOnlyList<Player> players) =>
        TextValue.Markdown(string.Join(", ", players.Select(player => Discord.Messages.Markdown.Escape(player.Name, NameLength))));
}
