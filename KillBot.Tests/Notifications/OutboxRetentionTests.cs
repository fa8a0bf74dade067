using KillBot.Domain.Notifications;

namespace KillBot.Tests.Notifications;

/// <summary>What is finished goes after a week; what still waits to be sent stays.</summary>
public sealed class OutboxRetentionTests
{
    [Fact]
    public async Task Finished_messages_go_after_a_week_with_their_items()
    {
        await using var rig = await RelayRig.StartAsync(null, 1, 2);
        rig.Sender.Answer(2, new SendResult.Paused("No."));
        await rig.KillAsync("A");
        foreach (var attempt in await rig.Sender.NextAsync(2))
        {
            await rig.OutcomeAsync(attempt);
        }

        var retention = rig.Host.Get<OutboxRetention>();
        rig.Clock.Advance(OutboxRetention.KeepFor);
        Assert.Equal(0, await retention.RemoveOldAsync(CancellationToken.None));
        rig.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, await retention.RemoveOldAsync(CancellationToken.None));
        rig.Poll(2);

        Assert.Equal("discord:2", (await rig.Sender.NextAsync()).Destination);
    }
}
