using KillBot.Bot.Commands.Players;
using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.Stats;

namespace KillBot.Bot.Commands.Stats;

/// <summary>Two players side by side, as an embed: a green dot stands on the side of who leads.</summary>
internal static class Comparison
{
    private const int WeaponLength = 60;

    /// <param name="a">The first player, with what there is to tell of them.</param>
    /// <param name="b">The second.</param>
    /// <param name="kills">How often the first has killed the second.</param>
    /// <param name="deaths">How often the second has killed the first.</param>
    /// <param name="isComplete">All their fights were looked at; else the latest.</param>
    public static Embed ToEmbed(
        (Subject Subject, StatsReport Report) a,
        (Subject Subject, StatsReport Report) b,
        int kills,
        int deaths,
        bool isComplete,
        LanguageTexts texts)
    {
        var (first, second) = (a.Report, b.Report);
        List<EmbedField> fields =
        [
            Counts("stats.kills", report => report.Sum.Kills),
            Counts("stats.deaths", report => report.Sum.Deaths, isFewBetter: true),
            Field("stats.ratio", Side(first.Sum.KillDeathRatio, second.Sum.KillDeathRatio, ratio => texts.Number(ratio, 2))),
            Counts("stats.pvp", report => report.Sum.PvpKills),
            Field("stats.pvp-share", Side(first.Sum.PvpRatio, second.Sum.PvpRatio, ratio => texts.Say("stats.share", ("share", TextValue.Number((double)ratio, 1))))),
            Counts("stats.pve", report => report.Sum.PveKills),
            Field("stats.play-time", Side(
                (decimal)first.PlayTime.TotalMinutes,
                (decimal)second.PlayTime.TotalMinutes,
                minutes => texts.Say("stats.hours-minutes", ("hours", (long)minutes / 60), ("minutes", (long)minutes % 60)))),
            Counts("compare.streak", report => report.Form is [.., true] ? report.Streak : 0),
            Field("compare.rank", Side(
                -(first.Rank ?? int.MaxValue), -(second.Rank ?? int.MaxValue), rank => rank == -int.MaxValue ? "–" : $"#{texts.Count((long)-rank)}")),
            Field("stats.favourite-weapon", $"{WeaponOf(first)} : {WeaponOf(second)}"),
            new EmbedField
            {
                Name = texts["compare.duels"],
                Value = texts.Say(
                    "compare.duel-count",
                    ("a", a.Subject.NameText),
                    ("b", b.Subject.NameText),
                    ("count", TextValue.Markdown(Side(kills, deaths, count => texts.Count((long)count))))),
            },
        ];
        return new Embed
        {
            Title = texts.Say("compare.title", ("a", a.Subject.NameText), ("b", b.Subject.NameText)),
            Color = StatsEmbed.Color,
            Fields = fields,
            Footer = isComplete ? null : new EmbedFooter { Text = texts.Say("nemesis.latest", ("number", OpponentQueries.MaxFights)) },
        };

        EmbedField Counts(string key, Func<StatsReport, int> read, bool isFewBetter = false) =>
            Field(key, Side(
                isFewBetter ? -read(first) : read(first), isFewBetter ? -read(second) : read(second), number => texts.Count((long)Math.Abs(number))));

        EmbedField Field(string key, string value) => new() { Name = texts[key], Value = value, Inline = true };

        static string WeaponOf(StatsReport report) => report.FavouriteWeapon is { } weapon ? Markdown.Escape(weapon.Name, WeaponLength) : "–";
    }

    private static string Side(decimal a, decimal b, Func<decimal, string> format)
    {
        var both = $"{format(a)} : {format(b)}";
        return a > b ? $"🟢 {both}" : a < b ? $"{both} 🟢" : both;
    }
}
