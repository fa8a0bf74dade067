using KillBot.Bot.Commands.Players;
using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using KillBot.Domain.StarCitizen;
using KillBot.Domain.Text;

namespace KillBot.Bot.Commands.Kills;

/// <summary>A kill or death of the player whom a list is about, and below it the id, by which other commands and the API know it.</summary>
internal static class KillLine
{
    // Ten lines of everything at its longest fit into a description.
    private const int DetailLength = 60;

    public static string Of(ListedKill item, Subject subject, IReadOnlySet<Guid> hidden)
    {
        var kill = item.Kill;
        var (hideKiller, hideVictim) = (IsHidden(item.Killer), IsHidden(item.Victim));
        var details = KillTexts.Of(item, hideKiller, hideVictim);
        string?[] parts =
        [
            What(item, subject, hideKiller, hideVictim),
            details.Weapon is { } weapon ? Visible(Catalog.Default.WeaponName(weapon)) : null,
            details.Location is { } place ? Visible(Catalog.Default.LocationName(place)) : null,
            Markdown.Timestamp(kill.Timestamp),
        ];
        return $"{string.Join(" · ", parts.Where(part => part is not null))}\n-# {Markdown.Escape(PublicId.OfKill(kill.Id), DetailLength)}";

        bool IsHidden(Player? player) => player is not null && hidden.Contains(player.Id);
    }

    private static string What(ListedKill item, Subject subject, bool hideKiller, bool hideVictim)
    {
        var (kill, texts) = (item.Kill, subject.Texts);
        return kill switch
        {
            { IsSuicide: true } => texts["kills.suicide"],
            { IsEnvironmental: true } or { KillerName: null } => texts["kills.accident"],
            { KillerId: { } killer } when subject.Ids.Contains(killer) =>
                texts.Say("kills.killed", ("name", Name(kill.VictimName, kill.VictimId is null, hideVictim))),
            _ => texts.Say("kills.killed-by", ("name", Name(kill.KillerName, kill.KillerId is null, hideKiller))),
        };

        TextValue Name(string name, bool isNpc, bool isHidden) => TextValue.Markdown(
            isHidden ? texts["players.private"] : isNpc ? PlayerNames.OfNpc(name, texts) : PlayerNames.Of(name, texts));
    }

    private static string? Visible(string text) => Markdown.Escape(text, DetailLength) is { Length: > 0 } escaped ? escaped : null;
}
