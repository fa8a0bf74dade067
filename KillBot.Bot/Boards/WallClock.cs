namespace KillBot.Bot.Boards;

/// <summary>Readings of the clocks of a time zone as moments.</summary>
internal static class WallClock
{
    /// <summary>The time zone of an IANA name; UTC where this machine does not know it.</summary>
    public static TimeZoneInfo ZoneOf(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>
    /// When clocks show <paramref name="reading"/>, for the first time if they do so twice; when they skip it, the moment in which they jump over it.
    /// </summary>
    public static DateTimeOffset MomentOf(DateTime reading, TimeZoneInfo zone)
    {
        reading = DateTime.SpecifyKind(reading, DateTimeKind.Unspecified);
        return zone.IsInvalidTime(reading) ? JumpOver(reading, zone)
            : new DateTimeOffset(reading, zone.IsAmbiguousTime(reading) ? zone.GetAmbiguousTimeOffsets(reading).Max() : zone.GetUtcOffset(reading))
                .ToUniversalTime();
    }

    private static DateTimeOffset JumpOver(DateTime reading, TimeZoneInfo zone)
    {
        // By the offset of the day before, the reading is a moment after the jump, by a day at most.
        var after = new DateTimeOffset(reading, zone.GetUtcOffset(reading.AddDays(-1))).ToUniversalTime();
        var before = after.AddDays(-1);
        while (after - before > TimeSpan.FromSeconds(1))
        {
            var middle = before + TimeSpan.FromSeconds(Math.Floor((after - before).TotalSeconds / 2));
            if (TimeZoneInfo.ConvertTime(middle, zone).DateTime >= reading)
            {
                after = middle;
            }
            else
            {
                before = middle;
            }
        }

        return after;
    }
}
