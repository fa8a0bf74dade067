using KillBot.Bot.Commands.Players;
using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.Stats;

namespace KillBot.Bot.Commands.Stats;

/// <summary>Statistics of players as an embed.</summary>
internal static class StatsEmbed
{
    public const int Color = 0x5865F2;

    private const int WeaponLength = 60;

    public static Embed Of(Subject subject, StatsReport report, CalendarPeriod period)
    {
        var texts = subject.Texts;
        var sum = report.Sum;
        List<EmbedField> fields =
        [
            Field("stats.kills", texts.Count(sum.Kills)),
            Field("stats.deaths", texts.Count(sum.Deaths)),
            Field("stats.ratio", texts.Number(sum.KillDeathRatio, 2)),
            Field("stats.pvp", texts.Say(
                "stats.with-share", ("number", sum.PvpKills), ("share", TextValue.Number((double)sum.PvpRatio, 1)))),
            Field("stats.pve", texts.Count(sum.PveKills)),
            Field("stats.own-doing", texts.Count(sum.Suicides + sum.EnvironmentalDeaths)),
        ];
        if (report.FavouriteWeapon is { } weapon)
        {
            fields.Add(Field("stats.favourite-weapon", texts.Say(
                "stats.weapon", ("weapon", TextValue.Escaped(weapon.Name, WeaponLength)), ("number", weapon.Count))));
        }

        if (report.PlayTime > TimeSpan.Zero)
        {
            fields.Add(Field("stats.play-time", texts.Say(
                "stats.hours-minutes", ("hours", (long)report.PlayTime.TotalHours), ("minutes", report.PlayTime.Minutes))));
        }

        if (RankOf(report, texts) is { } rank)
        {
            fields.Add(Field("stats.rank", rank));
        }

        if (report.Form.Count > 0)
        {
            fields.Add(Field("stats.form", FormOf(report, texts)));
        }

        return new Embed
        {
            Title = subject.NameText.In(texts.Language),
            Color = Color,
            Fields = fields,
            Footer = new EmbedFooter { Text = texts[$"period.{CalendarPeriods.NameOf(period)}"] },
        };

        EmbedField Field(string key, string value) => new() { Name = texts[key], Value = value, Inline = true };
    }

    private static string? RankOf(StatsReport report, LanguageTexts texts) => report switch
    {
        { RankHere: { } here, Rank: { } everywhere } => texts.Say("stats.rank-here", ("here", here), ("everywhere", everywhere)),
        { Rank: { } everywhere } => texts.Say("stats.rank-everywhere", ("everywhere", everywhere)),
        _ => null,
    };

    private static string FormOf(StatsReport report, LanguageTexts texts)
    {
        var squares = string.Concat(report.Form.Select(isWon => isWon ? "🟩" : "🟥"));
        var streak = texts.Say(report.Form[^1] ? "stats.wins-in-a-row" : "stats.losses-in-a-row", ("number", report.Streak));
        return $"{squares}\n{streak}";
    }
}
