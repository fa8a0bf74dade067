using KillBot.Domain.Live;

namespace KillBot.Tests.Live;

public sealed class LiveEventHubTests
{
    [Fact]
    public void Who_falls_behind_is_told_once_that_something_is_lost()
    {
        var hub = new LiveEventHub();
        using var slow = hub.Listen(2);
        using var fast = hub.Listen(3);
        for (var i = 0; i < 3; i++)
        {
            hub.Publish(new LiveEvent.VRChatChanged());
        }

        Assert.Equal((2, 3), (slow.Events.Count, fast.Events.Count));
        Assert.Equal((true, false), (slow.TakeLoss(), slow.TakeLoss()));
        Assert.False(fast.TakeLoss());
    }
}
