using KillBot.Bot.Boards;
using KillBot.Bot.Charts;
using KillBot.Bot.Texts;
using KillBot.Discord.Messages;
using KillBot.Domain.Boards;
using KillBot.Domain.Charts;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Stats;

namespace KillBot.Tests.Boards;

/// <summary>Boards as embeds.</summary>
public sealed class BoardEmbedTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 20, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_longest_boards_fit_into_a_message_in_every_language()
    {
        foreach (var texts in Language.All.Select(LanguageTexts.Of))
        {
            foreach (var type in Enum.GetValues<LeaderboardType>())
            {
                BoardTable[] tables = [Longest(type), Longest(type)];
                var before = new BoardPlaces(new Dictionary<LeaderboardType, IReadOnlyDictionary<Guid, int>> { [type] = new Dictionary<Guid, int>() });
                var embeds = tables.Select(table => BoardEmbed.Of(
                    table, before, WallClock.ZoneOf("America/Argentina/ComodRivadavia"), isFinal: true, BoardRules.MaxLines, Now, texts)).ToArray();
                var chart = new LeaderboardChart { Title = "", Bars = [.. Enumerable.Range(1, BoardRules.MaxTop).Select(rank => new LeaderboardBar(rank, "", 1, ""))] };

                var message = new CreateMessage { Embeds = [new ChartPicture([], chart.ToText()).On(embeds[0]), .. embeds.Skip(1)] };

                Assert.EndsWith("█", message.Embeds![0].Description, StringComparison.Ordinal);
                Assert.All(embeds, embed => Assert.Equal(BoardRules.MaxTop, embed.Description!.Split('\n').Length));
            }
        }
    }

    private static BoardTable Longest(LeaderboardType type) => new(
        type,
        CalendarPeriod.Season,
        Now.AddMonths(-3),
        Now,
        [
            .. Enumerable.Range(1, BoardRules.MaxTop).Select(rank => new BoardRow(
                rank,
                Guid.CreateVersion7(),
                new string('*', 100),
                int.MaxValue,
                new PlayerStats(int.MaxValue, 0, type == LeaderboardType.Kdr ? int.MaxValue : 1, 0, 0))),
        ],
        1_000_000);
}
