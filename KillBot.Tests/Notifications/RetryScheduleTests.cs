using KillBot.Domain.Notifications;

namespace KillBot.Tests.Notifications;

public sealed class RetryScheduleTests
{
    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(2, 0, 2)]
    [InlineData(3, 0, 4)]
    [InlineData(3, 0.5, 4.4)]
    [InlineData(9, 0, 256)]
    [InlineData(10, 0, 300)]
    [InlineData(10, 1, 360)]
    [InlineData(1_000_000, 0, 300)]
    public void The_wait_doubles_up_to_five_minutes(int attempts, double jitter, double seconds)
    {
        Assert.Equal(seconds, RetrySchedule.DelayAfter(attempts, jitter).TotalSeconds, 3);
    }

    [Theory]
    [InlineData("discord:123", "discord", "123")]
    [InlineData("webhook:a:b", "webhook", "a:b")]
    public void Destinations_read_what_they_write(string text, string kind, string id)
    {
        Assert.Equal(new Destination(kind, id), Destination.Parse(text));
        Assert.Equal(text, new Destination(kind, id).ToString());
    }
}
