using KillBot.Domain.VRChat.Events;

namespace KillBot.Domain.VRChat.Logs;

/// <summary>Records events of a tracker, in order; without events it says that the tracker is alive.</summary>
public delegate Task<IReadOnlyList<VRChatEventResult>> RecordVRChatLog(
    VRChatTracker tracker, IReadOnlyList<VRChatEvent> events, CancellationToken cancellationToken);

/// <summary>Events of a log on their way into the database.</summary>
internal sealed class VRChatEventBatch(VRChatTracker tracker, RecordVRChatLog record)
{
    private const int Size = 500;

    private readonly List<VRChatEvent> _events = [];

    public bool IsFull => _events.Count >= Size;

    public bool IsEmpty => _events.Count == 0;

    public void Add(VRChatEvent told) => _events.Add(told);

    /// <summary>Records what is waiting; what could not be recorded goes on waiting. Returns why an event was rejected, if one was.</summary>
    public async Task<string?> RecordAsync(CancellationToken cancellationToken)
    {
        string? reason = null;
        while (_events.Count > 0)
        {
            var next = _events.GetRange(0, Math.Min(Size, _events.Count));
            var results = await record(tracker, next, cancellationToken);
            _events.RemoveRange(0, next.Count);
            reason ??= results.Where(result => result.Status == VRChatEventStatus.Rejected).Select(result => result.Reason).FirstOrDefault();
        }

        return reason;
    }

    /// <summary>Says that the client runs, although nothing has happened.</summary>
    public Task SayAliveAsync(CancellationToken cancellationToken) => record(tracker, [], cancellationToken);
}
