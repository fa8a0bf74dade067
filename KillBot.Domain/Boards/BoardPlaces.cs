using System.Text.Json;
using KillBot.Domain.Leaderboards;

namespace KillBot.Domain.Boards;

/// <summary>Who stood where in a post, to tell the next time who has moved: ranks of players by type.</summary>
public sealed class BoardPlaces : Dictionary<LeaderboardType, Dictionary<Guid, int>>
{
    public static BoardPlaces Of(IEnumerable<BoardTable> tables)
    {
        BoardPlaces places = [];
        foreach (var table in tables)
        {
            places[table.Type] = table.Rows.ToDictionary(row => row.PlayerId, row => row.Rank);
        }

        return places;
    }

    /// <summary>Of <see cref="ScheduledBoard.Places"/>; null before the first post.</summary>
    public static BoardPlaces? Parse(string? json) => json is null ? null : JsonSerializer.Deserialize(json, BoardJsonContext.Default.BoardPlaces);

    public string ToJson() => JsonSerializer.Serialize(this, BoardJsonContext.Default.BoardPlaces);
}
