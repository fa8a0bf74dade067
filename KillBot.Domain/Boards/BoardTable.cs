using KillBot.Domain.Leaderboards;
using KillBot.Domain.Stats;

namespace KillBot.Domain.Boards;

/// <summary>A leaderboard as a channel of its server may see it.</summary>
/// <param name="From">When the period began; none for all of time.</param>
/// <param name="Until">When it ends or ended; none for all of time.</param>
/// <param name="Total">How many players are on the whole leaderboard.</param>
public sealed record BoardTable(
    LeaderboardType Type, CalendarPeriod Period, DateTimeOffset? From, DateTimeOffset? Until, IReadOnlyList<BoardRow> Rows, int Total);

/// <param name="Value">What the board ranks by.</param>
/// <param name="Stats">What the player has done in the period.</param>
public sealed record BoardRow(int Rank, Guid PlayerId, string Name, decimal Value, PlayerStats Stats);
