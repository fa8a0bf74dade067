namespace KillBot.Domain.Analytics.Insights;

/// <summary>A kill or a death by another's hand, seen from one side. Suicides and accidents are no fights.</summary>
/// <param name="IsWon">A kill of the player's; for a server every kill by a player is.</param>
/// <param name="IsPvP">Both sides are players.</param>
/// <param name="Opponent">None for an NPC, and for a player whom the reader may not see or who was deleted.</param>
/// <param name="Weapon">What the winner used, by its name in the game.</param>
/// <param name="Location">Where it was, by its name in the game.</param>
/// <param name="FighterId">Of a server, the player whose session it belongs to: the killer, or the victim of an NPC; none where all are one person's.</param>
public sealed record Fight(DateTimeOffset Time, bool IsWon, bool IsPvP, Opponent? Opponent, string? Weapon, string? Location, Guid? FighterId = null);
