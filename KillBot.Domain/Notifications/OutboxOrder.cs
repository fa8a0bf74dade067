namespace KillBot.Domain.Notifications;

/// <summary>The order in which a destination hears of events.</summary>
internal static class OutboxOrder
{
    /// <summary>
    /// What was to be told at once and what was kept back, each in its own order, by the moments when their time had come. Of equals
    /// the older is first.
    /// </summary>
    public static List<OutboxItem> Merge(List<OutboxItem> atOnce, List<OutboxItem> keptBack, int count)
    {
        List<OutboxItem> merged = new(Math.Min(count, atOnce.Count + keptBack.Count));
        var (next, late) = (0, 0);
        while (merged.Count < count && (next < atOnce.Count || late < keptBack.Count))
        {
            var takesLate = next == atOnce.Count || (late < keptBack.Count && IsBefore(keptBack[late], atOnce[next]));
            merged.Add(takesLate ? keptBack[late++] : atOnce[next++]);
        }

        return merged;
    }

    private static bool IsBefore(OutboxItem keptBack, OutboxItem atOnce) =>
        keptBack.DueAt < atOnce.CreatedAt || (keptBack.DueAt == atOnce.CreatedAt && keptBack.Id < atOnce.Id);
}
