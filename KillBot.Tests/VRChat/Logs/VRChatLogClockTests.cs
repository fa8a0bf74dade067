using KillBot.Domain.VRChat.Logs;

namespace KillBot.Tests.VRChat.Logs;

public sealed class VRChatLogClockTests
{
    // As in Berlin: two o'clock of the last Sunday of October comes twice, that of March never.
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.CreateCustomTimeZone(
        "test", TimeSpan.FromHours(1), "test", "test", "test",
        [
            TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
                DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 2, 0, 0), 3, 5, DayOfWeek.Sunday),
                TimeZoneInfo.TransitionTime.CreateFloatingDateRule(new DateTime(1, 1, 1, 3, 0, 0), 10, 5, DayOfWeek.Sunday)),
        ]);

    [Theory]
    [InlineData("2026-01-01T12:00:00", "2026-01-01T11:00:00")]
    [InlineData("2026-07-01T12:00:00", "2026-07-01T10:00:00")]
    [InlineData("2026-03-29T02:30:00", "2026-03-29T01:30:00")]
    [InlineData("2026-10-25T02:30:00", "2026-10-25T00:30:00")]
    public void Local_times_become_utc(string local, string utc) => Assert.Equal(Utc(utc), new VRChatLogClock(Berlin).ToUtc(Local(local)));

    [Fact]
    public void The_hour_that_comes_twice_never_runs_backwards()
    {
        var clock = new VRChatLogClock(Berlin);

        Assert.Equal(Utc("2026-10-25T00:59:59"), clock.ToUtc(Local("2026-10-25T02:59:59")));
        Assert.Equal(Utc("2026-10-25T01:00:00"), clock.ToUtc(Local("2026-10-25T02:00:00")));
        Assert.Equal(Utc("2026-10-25T01:59:59"), clock.ToUtc(Local("2026-10-25T02:59:59")));
        Assert.Equal(Utc("2026-10-25T02:00:00"), clock.ToUtc(Local("2026-10-25T03:00:00")));
    }

    [Theory]
    [InlineData("2026-01-01T11:00:00", 0)]
    [InlineData("2026-01-01T11:00:45", 0)]
    [InlineData("2026-01-01T12:00:30", 60)]
    [InlineData("2026-01-01T02:15:00", -525)]
    [InlineData("2026-01-02T13:00:00", 1560)]
    // A copied file says nothing of the client's zone.
    [InlineData("2026-01-01T12:07:00", 0)]
    [InlineData("2026-01-02T13:15:00", 0)]
    [InlineData("2026-05-01T11:00:00", 0)]
    public void A_client_in_another_zone_is_corrected_by_whole_quarters_of_an_hour(string writtenAt, int minutes)
    {
        var clock = new VRChatLogClock(Berlin);

        Assert.Equal(minutes != 0, clock.Adjust(Local("2026-01-01T12:00:00"), Utc(writtenAt)));

        Assert.Equal(TimeSpan.FromMinutes(minutes), clock.Correction);
        Assert.Equal(Utc("2026-01-01T11:00:00").AddMinutes(minutes), clock.ToUtc(Local("2026-01-01T12:00:00")));
    }

    [Fact]
    public void A_correction_ends_when_the_times_fit_again_and_stays_while_nothing_is_known()
    {
        var clock = new VRChatLogClock(Berlin);
        Assert.True(clock.Adjust(Local("2026-01-01T12:00:00"), Utc("2026-01-01T09:00:00")));

        Assert.False(clock.Adjust(Local("2026-01-01T12:00:10"), Utc("2026-01-01T09:00:10")));
        Assert.False(clock.Adjust(Local("2026-10-25T02:30:00"), Utc("2026-10-25T00:30:00")));
        Assert.Equal(TimeSpan.FromHours(-2), clock.Correction);

        Assert.True(clock.Adjust(Local("2026-10-25T04:00:00"), Utc("2026-10-25T03:00:00")));
        Assert.Equal(TimeSpan.Zero, clock.Correction);
    }

    private static DateTime Local(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset Utc(string text) => new(Local(text), TimeSpan.Zero);
}
