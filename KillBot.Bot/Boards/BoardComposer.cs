using KillBot.Bot.Texts;
using KillBot.Domain.Boards;
using KillBot.Domain.Charts;
using KillBot.Domain.Leaderboards;

namespace KillBot.Bot.Boards;

/// <summary>Makes the message of a board, with the names that its server's members may see now.</summary>
internal sealed class BoardComposer(BoardReader reader, TimeProvider timeProvider)
{
    /// <param name="timeZone">The server's, by its IANA name.</param>
    public async Task<BoardMessage> ComposeAsync(
        ScheduledBoard board, string timeZone, BoardPost post, LanguageTexts texts, CancellationToken cancellationToken)
    {
        var types = board.LeaderboardTypes;
        var tables = await reader.ReadAsync(board.ServerId, types, board.Period, post.At, board.Top, cancellationToken);
        var previous = BoardPlaces.Parse(board.Places);
        var (zone, now) = (WallClock.ZoneOf(timeZone), timeProvider.GetUtcNow());
        var first = tables[0];
        return new BoardMessage(
            [.. tables.Select(table => BoardEmbed.Of(table, previous, zone, post.IsFinal, types.Count * board.Top, now, texts))],
            board.HasChart ? BoardEmbed.TitleOf(first, post.IsFinal, texts) : null,
            board.HasChart ? [.. first.Rows.Select(row => ToBar(first.Type, row, texts))] : [],
            BoardPlaces.Of(tables),
            post.IsFinal);
    }

    private static LeaderboardBar ToBar(LeaderboardType type, BoardRow row, LanguageTexts texts) => new(
        row.Rank, row.Name, row.Value, row.Value.ToString(type == LeaderboardType.Kdr ? "N2" : "N0", texts.Language.Numbers));
}
