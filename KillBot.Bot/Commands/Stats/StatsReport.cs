using KillBot.Domain.Stats;

namespace KillBot.Bot.Commands.Stats;

/// <summary>What there is to tell of players.</summary>
/// <param name="Sum">In the period, on all servers.</param>
/// <param name="FavouriteWeapon">Of all time; none before the first kill with a weapon.</param>
/// <param name="PlayTime">Of all time.</param>
/// <param name="RankHere">By kills in the period on the server's leaderboard; none without kills there, and where it is turned off.</param>
/// <param name="Rank">By kills in the period on all servers; none without kills.</param>
/// <param name="Form">The latest fights against players, oldest first: true for a win.</param>
/// <param name="Streak">How many of the latest fights against players ended like the last one.</param>
internal sealed record StatsReport(
    PlayerStats Sum,
    WeaponCount? FavouriteWeapon,
    TimeSpan PlayTime,
    int? RankHere,
    int? Rank,
    IReadOnlyList<bool> Form,
    int Streak);
