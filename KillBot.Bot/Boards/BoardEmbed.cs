using System.Globalization;
using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.Boards;
using KillBot.Domain.Leaderboards;

namespace KillBot.Bot.Boards;

/// <summary>A leaderboard as an embed: medals, values and who has moved since the last post.</summary>
internal static class BoardEmbed
{
    private const int FinalColor = 0xF1C40F;
    private const int Color = 0x5865F2;
    private const int LongestName = 64;

    // Without the name, in any language. Of the rest a part is kept for titles, footers and a chart of block characters.
    private const int LineRoom = 60;
    private const int LinesRoom = EmbedLimits.TotalText - 1400;

    /// <param name="previous">Who stood where in the post before; none in the first one.</param>
    /// <param name="zone">In which the period is written.</param>
    /// <param name="lines">How many places the whole message shows at most.</param>
    public static Embed Of(
        BoardTable table, BoardPlaces? previous, TimeZoneInfo zone, bool isFinal, int lines, DateTimeOffset now, LanguageTexts texts)
    {
        var nameLength = Math.Min(LongestName, (LinesRoom / Math.Max(lines, 1)) - LineRoom);
        var before = previous?.Ranks.GetValueOrDefault(table.Type);
        return new Embed
        {
            Title = TitleOf(table, isFinal, texts),
            Description = table.Rows.Count == 0
                ? texts["board.empty"]
                : string.Join('\n', table.Rows.Select(row => Line(table.Type, row, before, nameLength, texts))),
            Color = isFinal ? FinalColor : Color,
            Footer = new EmbedFooter { Text = FooterOf(table, zone, texts) },
            Timestamp = now,
        };
    }

    /// <summary>Such as <c>🏆 Kills · week</c>.</summary>
    public static string TitleOf(BoardTable table, bool isFinal, LanguageTexts texts) => texts.Say(
        isFinal ? "board.title-final" : "board.title",
        ("type", TextValue.Markdown(BoardWords.Type(table.Type, texts))),
        ("period", TextValue.Markdown(BoardWords.Period(table.Period, texts))));

    /// <summary>A rank; the first three have medals.</summary>
    public static string Medal(int rank) => rank switch
    {
        1 => "🥇",
        2 => "🥈",
        3 => "🥉",
        _ => string.Create(CultureInfo.InvariantCulture, $"`#{rank}`"),
    };

    private static string Line(
        LeaderboardType type, BoardRow row, IReadOnlyDictionary<Guid, int>? before, int nameLength, LanguageTexts texts) => texts.Say(
        $"board.line.{LeaderboardTypes.NameOf(type)}",
        ("place", TextValue.Markdown(Medal(row.Rank))),
        ("name", TextValue.Escaped(row.Name, nameLength)),
        ("count", (long)row.Value),
        ("kills", (long)row.Stats.Kills),
        ("deaths", (long)row.Stats.Deaths),
        ("ratio", TextValue.Number((double)row.Stats.KillDeathRatio, 2)),
        ("change", TextValue.Markdown(ChangeOf(row, before, texts))));

    private static string ChangeOf(BoardRow row, IReadOnlyDictionary<Guid, int>? before, LanguageTexts texts)
    {
        if (before is null)
        {
            return "";
        }

        return !before.TryGetValue(row.PlayerId, out var rank) ? " " + texts["board.new"]
            : rank > row.Rank ? string.Create(CultureInfo.InvariantCulture, $" ▲{rank - row.Rank}")
            : rank < row.Rank ? string.Create(CultureInfo.InvariantCulture, $" ▼{row.Rank - rank}")
            : "";
    }

    private static string FooterOf(BoardTable table, TimeZoneInfo zone, LanguageTexts texts) => table is { From: { } from, Until: { } until }
        ? texts.Say(
            "board.footer",
            ("count", (long)table.Total),
            ("from", Local(from, zone)),
            ("until", Local(until, zone)),
            ("zone", TextValue.Markdown(Markdown.Plain(zone.Id, LongestName))))
        : texts.Say("board.footer-all", ("count", (long)table.Total));

    private static TextValue Local(DateTimeOffset time, TimeZoneInfo zone) =>
        TextValue.Markdown(TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
}
