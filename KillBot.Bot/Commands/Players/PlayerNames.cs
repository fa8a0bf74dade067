using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.Players;
using KillBot.Domain.StarCitizen;

namespace KillBot.Bot.Commands.Players;

/// <summary>Names as they stand in answers: without effect, and never empty.</summary>
internal static class PlayerNames
{
    private const int MaxLength = 64;

    public static string Of(string name, LanguageTexts texts) =>
        Markdown.Escape(name, MaxLength) is { Length: > 0 } visible ? visible : texts["players.nameless"];

    /// <summary>Of whoever is no player, or none any more.</summary>
    public static string OfNpc(string name, LanguageTexts texts) =>
        name == Player.DeletedName ? texts["players.deleted"] : Of(Catalog.Default.NpcName(name), texts);
}
