using System.Globalization;
using FsCheck;
using KillBot.Bot.Boards;
using KillBot.Domain.Boards;
using KillBot.Domain.Stats;

namespace KillBot.Tests.Boards;

/// <summary>What is posted when, whatever happens to the process meanwhile.</summary>
public sealed class BoardPlanTests
{
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Auckland"];
    private static readonly DateTimeOffset Start = At("2026-01-01T00:00Z");

    [Fact]
    public void In_a_year_each_time_is_posted_once_and_so_is_each_end_of_a_period() => Prop.ForAll(
        Arb.From(
            from zone in Gen.Elements(Zones)
            from cron in Gen.Elements("0 30 2 * * ?", "0 0 20 ? * FRI", "0 0 0 1 * ?", "0 15 1 ? * SUN", "0 0 0 ? * MON")
            from period in Gen.Elements(CalendarPeriod.Week, CalendarPeriod.Month, CalendarPeriod.Season)
                // The process looks every minute, or is away for up to five hours.
            from steps in Gen.ListOf(200, Gen.Frequency(Tuple.Create(3, Gen.Constant(1)), Tuple.Create(1, Gen.Choose(2, 300))))
            select (zone, cron, period, Steps: steps.ToList())),
        sample =>
        {
            var (zone, schedule) = (WallClock.ZoneOf(sample.zone), BoardSchedule.Parse(sample.cron)!);
            var board = Board(sample.cron, sample.zone, sample.period);
            var (regular, finals, end) = (new List<DateTimeOffset>(), new List<DateTimeOffset>(), Start.AddYears(1));
            var steps = 0;
            for (var now = Start; now < end; now = Next(now, board, sample.Steps[steps++ % sample.Steps.Count]))
            {
                var step = BoardPlan.Of(new DueBoard(board, sample.zone), schedule, zone, now);
                Assert.Null(step.Missed);
                regular.AddRange(step.Regular is { } time ? [time] : []);
                finals.AddRange(step.Final is { } final ? [final] : []);
                board = With(board, step);
            }

            var ends = EndsOf(sample.period, end);
            Assert.Equal(ends, finals);
            // At the end of a period the final board stands for both.
            Assert.Equal(schedule.NextAfter(Start, zone, 400).Where(time => time < end.AddHours(-5) && !ends.Contains(time)), regular.Where(time => time < end.AddHours(-5)));
        }).Check(new Configuration { MaxNbOfTest = 40, QuietOnSuccess = true, Runner = Config.QuickThrowOnFailure.Runner });

    [Theory]
    [InlineData("2026-01-01T20:00Z", "2026-01-01T20:00Z", null, "2026-01-02T20:00Z")]
    [InlineData("2026-01-02T01:59Z", "2026-01-01T20:00Z", null, "2026-01-02T20:00Z")]
    [InlineData("2026-01-02T02:00Z", "2026-01-01T20:00Z", null, "2026-01-02T20:00Z")]
    [InlineData("2026-01-02T02:01Z", null, "2026-01-01T20:00Z", "2026-01-02T20:00Z")]
    [InlineData("2026-01-05T21:00Z", "2026-01-05T20:00Z", "2026-01-01T20:00Z", "2026-01-06T20:00Z")]
    public void A_missed_time_is_posted_up_to_six_hours_late_and_else_noted(string now, string? posted, string? missed, string next)
    {
        var step = Of(Board("0 0 20 * * ?"), now);

        Assert.Equal((Maybe(posted), Maybe(missed), At(next)), (step.Regular, step.Missed, step.NextAt!.Value));
        Assert.Equal(step with { Regular = null, Missed = null }, Of(With(Board("0 0 20 * * ?"), step), now));
    }

    [Theory]
    [InlineData("2026-01-05T00:00Z", "2026-01-05T00:00Z", null)]
    [InlineData("2026-01-05T06:00Z", "2026-01-05T00:00Z", null)]
    [InlineData("2026-01-05T06:01Z", null, "2026-01-05T00:00Z")]
    [InlineData("2026-01-26T03:00Z", "2026-01-26T00:00Z", null)]
    public void A_final_board_follows_the_same_rule(string now, string? posted, string? missed)
    {
        var step = Of(Board("0 0 20 1 1 ? 2027", period: CalendarPeriod.Week), now);

        Assert.Equal((Maybe(posted), Maybe(missed)), (step.Final, step.Missed));
        Assert.Equal(At(now).AddDays(7 - (((int)At(now).DayOfWeek + 6) % 7)).Date, step.FinalAt!.Value.Date);
    }

    [Fact]
    public void Many_times_that_were_missed_together_are_one_post()
    {
        var step = Of(Board("0 0 * * * ?"), "2026-01-01T04:30Z");

        Assert.Equal((At("2026-01-01T04:00Z"), null, At("2026-01-01T05:00Z")), (step.Regular!.Value, step.Missed, step.NextAt!.Value));
    }

    [Fact]
    public void Another_time_zone_moves_what_is_to_come_and_repeats_nothing()
    {
        var board = With(Board("0 0 20 * * ?"), Of(Board("0 0 20 * * ?"), "2026-01-01T20:00Z"));

        var east = BoardPlan.Of(new DueBoard(board, "Asia/Tokyo"), BoardSchedule.Parse(board.Cron)!, WallClock.ZoneOf("Asia/Tokyo"), At("2026-01-01T20:30Z"));
        Assert.Equal((null, At("2026-01-02T11:00Z"), "Asia/Tokyo"), (east.Regular, east.NextAt!.Value, east.TimeZone));
        var west = BoardPlan.Of(new DueBoard(board, "America/New_York"), BoardSchedule.Parse(board.Cron)!, WallClock.ZoneOf("America/New_York"), At("2026-01-01T20:30Z"));
        Assert.Equal((null, At("2026-01-02T01:00Z")), (west.Regular, west.NextAt!.Value));
    }

    [Fact]
    public void A_schedule_that_has_come_to_its_end_is_done()
    {
        var step = Of(Board("0 0 20 1 1 ? 2026"), "2026-01-01T20:00Z");

        Assert.Equal((At("2026-01-01T20:00Z"), null), (step.Regular!.Value, step.NextAt));
    }

    private static BoardAdvance Of(ScheduledBoard board, string now) =>
        BoardPlan.Of(new DueBoard(board, "UTC"), BoardSchedule.Parse(board.Cron)!, TimeZoneInfo.Utc, At(now));

    // What the process would look at next: nothing happens before the next time.
    private static DateTimeOffset Next(DateTimeOffset now, ScheduledBoard board, int minutes)
    {
        var due = board.NextPost ?? DateTimeOffset.MaxValue.AddDays(-1);
        return (due > now ? due : now).AddMinutes(minutes - 1 + (due > now ? 0 : 1));
    }

    private static List<DateTimeOffset> EndsOf(CalendarPeriod period, DateTimeOffset before)
    {
        List<DateTimeOffset> ends = [];
        for (var end = BoardPeriods.EndOf(period, Start)!.Value; end < before.AddHours(-5); end = BoardPeriods.EndOf(period, end)!.Value)
        {
            ends.Add(end);
        }

        return ends;
    }

    private static ScheduledBoard With(ScheduledBoard board, BoardAdvance step) =>
        Board(board.Cron, step.TimeZone, board.Period, step.NextAt, step.FinalAt, step.SeenTo);

    private static ScheduledBoard Board(string cron, string timeZone = "UTC", CalendarPeriod period = CalendarPeriod.Day)
    {
        var first = BoardSchedule.Parse(cron)!.NextAfter(Start, WallClock.ZoneOf(timeZone));
        return Board(cron, timeZone, period, first, period == CalendarPeriod.Day ? null : BoardPeriods.EndOf(period, Start), Start);
    }

    private static ScheduledBoard Board(
        string cron, string timeZone, CalendarPeriod period, DateTimeOffset? nextAt, DateTimeOffset? finalAt, DateTimeOffset seenTo) => new()
        {
            Id = Guid.Empty,
            ServerId = Guid.Empty,
            Number = 1,
            ChannelId = 1,
            Types = "kills",
            Period = period,
            Cron = cron,
            EditsPrevious = false,
            Top = 10,
            HasChart = false,
            TimeZone = timeZone,
            NextAt = nextAt,
            FinalAt = finalAt,
            SeenTo = seenTo,
            CreatedBy = 1,
            CreatedAt = Start,
        };

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);

    private static DateTimeOffset? Maybe(string? time) => time is null ? null : At(time);
}
