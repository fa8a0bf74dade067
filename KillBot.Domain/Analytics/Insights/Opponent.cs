namespace KillBot.Domain.Analytics.Insights;

/// <summary>A player on the other side of a fight, whom the reader may see.</summary>
/// <param name="UserId">The player's account.</param>
public sealed record Opponent(Guid PlayerId, Guid? UserId, string Name);
