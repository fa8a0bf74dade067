namespace KillBot.Domain.Analytics.Insights;

/// <summary>
/// Fights put together that are not independent of each other: in one session people stay at a place, keep a weapon, and are in luck or not.
/// </summary>
internal static class FightSessions
{
    // So long without a fight, and another session begins.
    private static readonly TimeSpan MaxGap = TimeSpan.FromHours(1);

    /// <param name="fights">Oldest first.</param>
    /// <returns>The sessions of each fighter, the fights of each oldest first.</returns>
    public static IReadOnlyList<IReadOnlyList<Fight>> Of(IEnumerable<Fight> fights)
    {
        List<List<Fight>> sessions = [];
        foreach (var ofFighter in fights.GroupBy(fight => fight.FighterId))
        {
            List<Fight>? session = null;
            foreach (var fight in ofFighter)
            {
                if (session is null || fight.Time - session[^1].Time > MaxGap)
                {
                    sessions.Add(session = []);
                }

                session.Add(fight);
            }
        }

        return sessions;
    }
}
