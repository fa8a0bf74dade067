using KillBot.Bot.Feeds;
using KillBot.Bot.Texts;
using KillBot.Domain.Boards;
using KillBot.Domain.Feeds;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Notifications;
using KillBot.Domain.Servers;

namespace KillBot.Bot.Boards;

/// <summary>Words how days, weeks, months and seasons ended, for feeds of leaderboards.</summary>
internal sealed class PeriodPosts(BoardReader reader, ServerSettingsService settings, TimeProvider timeProvider) : IPostRenderer
{
    private const int Places = 10;
    private const int PlacesInLine = 3;
    private const int NameLength = 64;

    public IReadOnlyCollection<string> Events { get; } = [EventName.LeaderboardPublished];

    public async Task<IReadOnlyDictionary<long, ChannelPost>> RenderAsync(
        Destination channel, IReadOnlyList<StyledItem> items, LanguageTexts texts, CancellationToken cancellationToken)
    {
        Dictionary<long, ChannelPost> posts = [];
        foreach (var (item, style) in items)
        {
            var ended = EndedPeriod.Parse(item.Data!);
            var chosen = await settings.FindAsync(ended.ServerId, cancellationToken);
            var tables = await reader.ReadAsync(ended.ServerId, [LeaderboardType.Kills], ended.Period, ended.EndedAt, Places, cancellationToken);
            if (chosen.Leaderboard && tables[0] is { Rows.Count: > 0 } table)
            {
                posts[item.Id] = Of(
                    table, style, timeProvider.GetUtcNow(), WallClock.ZoneOf(chosen.TimeZone ?? BoardAgenda.DefaultTimeZone), texts);
            }
        }

        return posts;
    }

    /// <summary>How a period ended, as a feed of a style shows it.</summary>
    /// <param name="zone">In which the period is written.</param>
    public static ChannelPost Of(BoardTable table, FeedStyle style, DateTimeOffset now, TimeZoneInfo zone, LanguageTexts texts) =>
        new(LineOf(table, texts), "board.posts")
        {
            Embed = style == FeedStyle.Full ? BoardEmbed.Of(table, null, zone, isFinal: true, Places, now, texts) : null,
        };

    private static string LineOf(BoardTable table, LanguageTexts texts) => texts.Say(
        "board.summary",
        ("title", TextValue.Markdown(BoardEmbed.TitleOf(table, isFinal: true, texts))),
        ("places", TextValue.Markdown(string.Join(" · ", table.Rows.Take(PlacesInLine).Select(row => texts.Say(
            "board.summary-place",
            ("place", TextValue.Markdown(BoardEmbed.Medal(row.Rank))),
            ("name", TextValue.Escaped(row.Name, NameLength)),
            ("count", (long)row.Value)))))));
}
