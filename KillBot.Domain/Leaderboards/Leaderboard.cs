using KillBot.Domain.Stats;

namespace KillBot.Domain.Leaderboards;

/// <summary>Which part of which leaderboard is asked for, by whom.</summary>
/// <param name="ServerId">None = all servers.</param>
/// <param name="ForMembers">Whoever asks may see the players whom only members of the server may see.</param>
/// <param name="OwnPlayers">The players of whoever asks.</param>
public sealed record LeaderboardRequest(
    LeaderboardType Type, CalendarPeriod Period, Guid? ServerId, bool ForMembers, int Offset, int Limit, IReadOnlyList<Guid> OwnPlayers);

/// <summary>A page of a leaderboard.</summary>
/// <param name="Own">The best of the players of whoever asks; none without such players.</param>
/// <param name="Total">How many players are on the whole leaderboard.</param>
public sealed record Leaderboard(IReadOnlyList<LeaderboardEntry> Entries, LeaderboardPlace? Own, int Total);

/// <summary>A player on a leaderboard.</summary>
/// <param name="UserId">The account that the player belongs to.</param>
/// <param name="DiscordId">The account's snowflake.</param>
/// <param name="Avatar">The hash of the account's avatar.</param>
public sealed record LeaderboardEntry(
    LeaderboardPlace Place, Guid PlayerId, Guid? UserId, string Name, long? DiscordId, string? Avatar);

/// <summary>A place on a leaderboard.</summary>
/// <param name="Change">Places gained since the last snapshot; negative = lost.</param>
public sealed record LeaderboardPlace(int Rank, decimal Value, int Change);
