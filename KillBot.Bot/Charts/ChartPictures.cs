using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.Analytics;
using KillBot.Domain.Charts;
using KillBot.Domain.Kills;
using KillBot.Domain.Stats;

namespace KillBot.Bot.Charts;

/// <summary>
/// Charts for messages, in the language of whoever reads them. Titles and names are given as people chose them: they are drawn, not
/// written into the message, and need no escaping. Whom a chart is of is for the caller to check: it tells as much as the figures do.
/// </summary>
internal sealed class ChartPictures(ActivityChartReader activity, IChartRasteriser rasteriser)
{
    /// <summary>Kills and deaths of players over a period: by hour for a day, by day for all others, of all time the last 365 days.</summary>
    public async Task<ChartPicture> OfPlayersAsync(
        IReadOnlyList<Guid> players, CalendarPeriod period, string title, LanguageTexts texts, CancellationToken cancellationToken) => await DrawAsync(
            new ActivityChart
            {
                Title = title,
                Points = await activity.ReadAsync(new AnalyticsScope(players, null, Games.StarCitizen), period, cancellationToken),
                KillsLabel = texts["chart.kills"],
                DeathsLabel = texts["chart.deaths"],
            },
            cancellationToken);

    /// <summary>Any chart. Its labels must be texts of the bot: where there is no rasteriser they stand in the message.</summary>
    public async Task<ChartPicture> DrawAsync(Chart chart, CancellationToken cancellationToken)
    {
        var png = await rasteriser.RenderAsync(chart.ToSvg(), chart.Width, chart.Height, cancellationToken);
        return png is null
            ? new ChartPicture([], chart.ToText())
            : new ChartPicture([new FileUpload { Filename = "picture.png", Content = png, ContentType = "image/png", Description = Markdown.Plain(chart.Title, 200) }], "");
    }
}
