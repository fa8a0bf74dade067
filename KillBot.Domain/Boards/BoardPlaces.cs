using System.Text.Json;
using KillBot.Domain.Leaderboards;

namespace KillBot.Domain.Boards;

/// <summary>Who stood where in a post, to tell the next time who has moved.</summary>
/// <param name="Ranks">Ranks of players by type.</param>
public sealed record BoardPlaces(IReadOnlyDictionary<LeaderboardType, IReadOnlyDictionary<Guid, int>> Ranks)
{
    public static BoardPlaces Of(IEnumerable<BoardTable> tables) => new(tables.ToDictionary(
        table => table.Type, IReadOnlyDictionary<Guid, int> (table) => table.Rows.ToDictionary(row => row.PlayerId, row => row.Rank)));

    /// <summary>Of <see cref="ScheduledBoard.Places"/>; null before the first post.</summary>
    public static BoardPlaces? Parse(string? json) => json is null ? null : JsonSerializer.Deserialize(json, BoardJsonContext.Default.BoardPlaces);

    public string ToJson() => JsonSerializer.Serialize(this, BoardJsonContext.Default.BoardPlaces);
}
