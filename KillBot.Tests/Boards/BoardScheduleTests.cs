using System.Globalization;
using FsCheck;
using KillBot.Bot.Boards;

namespace KillBot.Tests.Boards;

/// <summary>When boards come, by the clocks of a time zone.</summary>
public sealed class BoardScheduleTests
{
    private static readonly string[] Zones =
    [
        "UTC", "Europe/Berlin", "Europe/Dublin", "America/New_York", "America/Sao_Paulo", "America/St_Johns", "America/Havana", "Asia/Tokyo",
        "Asia/Kathmandu", "Asia/Beirut", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Kiritimati", "Africa/Casablanca",
    ];

    [Theory]
    // Clocks go from 02:00 to 03:00 on the 29th of March, and from 03:00 to 02:00 on the 25th of October.
    [InlineData("0 30 2 * * ?", "2026-03-28T00:00Z", "2026-03-28T01:30Z 2026-03-29T01:00Z 2026-03-30T00:30Z")]
    [InlineData("0 30 2 * * ?", "2026-10-24T00:00Z", "2026-10-24T00:30Z 2026-10-25T00:30Z 2026-10-26T01:30Z")]
    [InlineData("0 0 * * * ?", "2026-03-28T23:30Z", "2026-03-29T00:00Z 2026-03-29T01:00Z 2026-03-29T02:00Z")]
    [InlineData("0 0 * * * ?", "2026-10-24T23:30Z", "2026-10-25T00:00Z 2026-10-25T02:00Z 2026-10-25T03:00Z")]
    [InlineData("0 0 0 ? * MON", "2026-03-28T00:00Z", "2026-03-29T22:00Z 2026-04-05T22:00Z 2026-04-12T22:00Z")]
    [InlineData("30 4 * * 1", "2026-11-22T00:00Z", "2026-11-23T03:30Z 2026-11-30T03:30Z 2026-12-07T03:30Z")]
    public void Skipped_readings_come_when_clocks_jump_and_doubled_ones_the_first_time(string cron, string from, string expected)
    {
        var times = Parse(cron).NextAfter(At(from), WallClock.ZoneOf("Europe/Berlin"), 3);

        Assert.Equal(expected, string.Join(' ', times.Select(time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void A_daily_board_comes_once_on_each_day_of_a_year_in_any_zone() => Prop.ForAll(
        Arb.From(from zone in Gen.Elements(Zones) from year in Gen.Choose(2015, 2035) from minute in Gen.Choose(0, (24 * 60) - 1) select (zone, year, minute)),
        sample =>
        {
            var zone = WallClock.ZoneOf(sample.zone);
            var schedule = BoardSchedule.Daily(new TimeOnly(sample.minute / 60, sample.minute % 60));
            var moment = WallClock.MomentOf(new DateTime(sample.year, 1, 1), zone).AddTicks(-1);
            List<DateOnly> days = [];
            while (schedule.NextAfter(moment, zone) is { } next
                && TimeZoneInfo.ConvertTime(next, zone).DateTime is var local && local.Year == sample.year)
            {
                Assert.True(next > moment);
                days.Add(DateOnly.FromDateTime(local));
                moment = next;
            }

            var first = new DateOnly(sample.year, 1, 1);
            Assert.Equal(Enumerable.Range(0, DateTime.IsLeapYear(sample.year) ? 366 : 365).Select(first.AddDays), days);
        }).Check(new Configuration { MaxNbOfTest = 60, QuietOnSuccess = true, Runner = Config.QuickThrowOnFailure.Runner });

    [Fact]
    public void A_reading_is_the_first_moment_at_which_clocks_have_reached_it() => Prop.ForAll(
        Arb.From(from zone in Gen.Elements(Zones) from minute in Gen.Choose(0, 20 * 365 * 24 * 60) select (zone, minute)),
        sample =>
        {
            var zone = WallClock.ZoneOf(sample.zone);
            var reading = new DateTime(2015, 1, 1).AddMinutes(sample.minute);
            var moment = WallClock.MomentOf(reading, zone);

            Assert.True(Local(moment) >= reading);
            Assert.True(Local(moment.AddSeconds(-1)) < reading);
            Assert.Equal(zone.IsInvalidTime(reading), Local(moment) != reading);

            DateTime Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone).DateTime;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("* * * * *")]
    [InlineData("*/5 * * * *")]
    [InlineData("* * * * * ?")]
    [InlineData("0 * * * * ?")]
    [InlineData("0 0,30 * * * ?")]
    [InlineData("0 0/10 * * * ?")]
    [InlineData("0/10 0 * * * ?")]
    [InlineData("0 60 * * * ?")]
    [InlineData("0 0 25 * * ?")]
    [InlineData("0 0 20 32 * ?")]
    [InlineData("0 0 20 ? * FUNDAY")]
    [InlineData("0 0 20 ? * FRI 2099 2100")]
    [InlineData("@hourly")]
    [InlineData("0 0 20 ? * FRI\n`@everyone`")]
    [InlineData("0 0 99999999999999999999 * * ?")]
    public void What_is_no_cron_expression_or_comes_too_often_is_none(string cron) => Assert.Null(BoardSchedule.Parse(cron));

    [Theory]
    [InlineData("0 0 20 30 2 ?")]
    [InlineData("0 0 20 * * ? 2020")]
    [InlineData("0 0 20 31 4 ? 2027")]
    public void A_time_that_never_comes_is_none(string cron) => Assert.Null(Parse(cron).NextAfter(At("2026-11-22T12:00Z"), TimeZoneInfo.Utc));

    [Fact]
    public void A_cron_expression_of_garbage_never_throws() => Prop.ForAll(
        Arb.From(Gen.ListOf(Gen.Elements(" ", "0", "5", "59", "*", "?", "/", "-", ",", "L", "W", "#", "MON", "H", "@", "é", "\0", "20")).Select(string.Concat)),
        text =>
        {
            if (BoardSchedule.Parse(text) is { } schedule && schedule.NextAfter(At("2026-11-22T12:00Z"), TimeZoneInfo.Utc, 5) is { Count: > 1 } times)
            {
                Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromHours(1)));
            }
        }).Check(new Configuration { MaxNbOfTest = 2000, EndSize = 30, QuietOnSuccess = true, Runner = Config.QuickThrowOnFailure.Runner });

    private static BoardSchedule Parse(string cron) => BoardSchedule.Parse(cron) ?? throw new FormatException(cron);

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}
