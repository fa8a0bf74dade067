using KillBot.Domain.Notifications;

namespace KillBot.Tests.Notifications;

/// <summary>What is finished goes after a week, and what waits is not told any more.</summary>
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

        // What a channel was to hear that was paused all the time is too old as well.
        await rig.KillAsync("B");
        Assert.Equal(
            [("discord:1", "Ace>B"), ("discord:2", "Ace>B")],
            (await rig.Sender.NextAsync(2)).Select(attempt => (attempt.Destination, attempt.Payload)).Order());
    }
}
