using System.Globalization;
using KillBot.Domain.Stats;

namespace KillBot.Tests.Stats;

public sealed class CalendarPeriodTests
{
    [Theory]
    [InlineData(CalendarPeriod.Day, "2026-03-01T00:00:00Z", "2026-03-01")]
    [InlineData(CalendarPeriod.Day, "2026-02-28T23:59:59.999Z", "2026-02-28")]
    [InlineData(CalendarPeriod.Day, "2026-03-01T00:30:00+01:00", "2026-02-28")]
    [InlineData(CalendarPeriod.Week, "2026-01-01T12:00:00Z", "2025-12-29")]
    [InlineData(CalendarPeriod.Week, "2026-01-04T23:59:59Z", "2025-12-29")]
    [InlineData(CalendarPeriod.Week, "2026-01-05T00:00:00Z", "2026-01-05")]
    [InlineData(CalendarPeriod.Month, "2024-02-29T12:00:00Z", "2024-02-01")]
    [InlineData(CalendarPeriod.Month, "2024-03-01T00:00:00Z", "2024-03-01")]
    [InlineData(CalendarPeriod.Season, "2026-03-31T23:59:59Z", "2026-01-01")]
    [InlineData(CalendarPeriod.Season, "2026-04-01T00:00:00Z", "2026-04-01")]
    [InlineData(CalendarPeriod.Season, "2026-12-31T00:00:00Z", "2026-10-01")]
    public void Periods_begin_by_the_calendar_in_utc(CalendarPeriod period, string now, string expected)
    {
        var day = CalendarPeriods.DayOf(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));

        Assert.Equal(
            CalendarPeriods.DayOf(DateTimeOffset.Parse($"{expected}T00:00:00Z", CultureInfo.InvariantCulture)), period.FirstDay(day));
    }

    [Fact]
    public void All_of_time_has_no_beginning() => Assert.Null(CalendarPeriod.All.FirstDay(20_000));
}
