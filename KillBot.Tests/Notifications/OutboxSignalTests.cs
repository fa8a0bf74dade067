using KillBot.Domain.Notifications;

namespace KillBot.Tests.Notifications;

/// <summary>However often a destination is woken, the relay wakes once.</summary>
public sealed class OutboxSignalTests
{
    [Fact]
    public async Task News_of_one_destination_wake_the_relay_once()
    {
        using var signal = new OutboxSignal();
        signal.Wake("discord:1");
        signal.Wake("discord:1");
        signal.Wake("discord:1");

        Assert.Equal(["discord:1"], await signal.WaitAsync(Timeout.InfiniteTimeSpan, CancellationToken.None));
        var next = signal.WaitAsync(Timeout.InfiniteTimeSpan, CancellationToken.None);
        Assert.False(next.IsCompleted);
        signal.Wake("discord:1");
        Assert.Equal(["discord:1"], await next);
    }
}
