namespace KillBot.Domain.Kills;

/// <summary>A page of a player's kills and deaths, newest first.</summary>
/// <param name="Newer">What to pass to see newer ones; none where there are none.</param>
/// <param name="Older">What to pass to see older ones; none where there are none.</param>
public sealed record KillPage(IReadOnlyList<ListedKill> Kills, KillCursor? Newer, KillCursor? Older);

/// <summary>Where a page begins.</summary>
/// <param name="From">The kill next to it, which is not on it; none for the newest page.</param>
/// <param name="IsNewer">The page lies after it in time, not before it.</param>
public readonly record struct KillPageStart(KillCursor? From, bool IsNewer);
