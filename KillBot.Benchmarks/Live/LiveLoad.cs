using System.Diagnostics;
using System.Globalization;
using KillBot.Domain.Live;
using KillBot.Domain.VRChat.Events;
using KillBot.Domain.VRChat.Sessions;

namespace KillBot.Benchmarks.Live;

/// <summary>Tells of arrivals that did not happen, past the storage, at a steady rate.</summary>
internal static class LiveLoad
{
    /// <summary>Returns the bytes that the process has allocated meanwhile, and until all was sent.</summary>
    public static async Task<long> RunAsync(LiveEventHub hub, int count, int perSecond)
    {
        var session = new VRChatSession
        {
            Id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()),
            TrackerId = Guid.Empty,
            ServerId = Guid.Empty,
            WorldId = "wrld_12345678-1234-1234-1234-123456789abc",
            WorldName = "Example World",
            InstanceKey = [],
            StartedAt = TimeProvider.System.GetUtcNow(),
        };
        var before = GC.GetTotalAllocatedBytes();
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            var early = TimeSpan.FromSeconds((double)i / perSecond) - Stopwatch.GetElapsedTime(started);
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early);
            }

            hub.Publish(new LiveEvent.ActivityRecorded(
                new VRChatActivity
                {
                    Id = i + 1,
                    TrackerId = Guid.Empty,
                    EventId = "",
                    Type = VRChatEventType.PlayerJoined,
                    UserId = "usr_12345678-1234-1234-1234-123456789abc",
                    DisplayName = Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture),
                    Timestamp = TimeProvider.System.GetUtcNow(),
                },
                session));
        }

        await Task.Delay(TimeSpan.FromMilliseconds(200));
        return GC.GetTotalAllocatedBytes() - before;
    }
}
