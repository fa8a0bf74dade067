using KillBot.Domain.Data;

namespace KillBot.Domain.VRChat.Events;

/// <summary>
/// What several trackers in an instance tell of the same person and moment. Each activity is matched once per tracker, so that
/// somebody who leaves and comes back within seconds has come back.
/// </summary>
internal static class RepeatedActivity
{
    /// <summary>Trackers' clocks, and the whole seconds of logs, differ by up to this.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    /// <summary>The earliest activity of another tracker that tells the same and that this tracker has not told yet.</summary>
    public static long? Find(WriteTransaction transaction, Guid trackerId, VRChatEvent told, byte[] instanceKey)
    {
        // What this tracker has told of it lies up to one window further away.
        var near = transaction.FindActivityOf(told.UserId!, told.Timestamp - (2 * Window), told.Timestamp + (2 * Window));
        var matched = near.Where(row => row.TrackerId == trackerId && row.RepeatOf is not null).Select(row => row.RepeatOf!.Value).ToHashSet();
        return near
            .Where(row => row.TrackerId != trackerId && row.RepeatOf is null && !matched.Contains(row.Id)
                && (row.Timestamp - told.Timestamp).Duration() <= Window
                && IsLeave(row.Type) == IsLeave(told.Type)
                && row.InstanceKey.AsSpan().SequenceEqual(instanceKey))
            .OrderBy(row => row.Timestamp).ThenBy(row => row.Id)
            .Select(row => (long?)row.Id).FirstOrDefault();
    }

    // Who is there when one tracker arrives may be seen arriving by another.
    private static bool IsLeave(VRChatEventType type) => type == VRChatEventType.PlayerLeft;
}
