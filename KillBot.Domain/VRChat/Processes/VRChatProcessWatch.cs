using System.Globalization;
using KillBot.Domain.VRChat.Events;
using KillBot.Domain.VRChat.Logs;
using KillBot.Domain.VRChat.Sessions;

namespace KillBot.Domain.VRChat.Processes;

/// <summary>
/// Whether VRChat runs on this machine, by its processes, told as a tracker of its own: several clients are one that runs. A client
/// that was never seen is never told to have stopped.
/// </summary>
/// <param name="tracker">Of the machine; it is in no world.</param>
internal sealed class VRChatProcessWatch(
    VRChatTracker tracker, IVRChatProcesses processes, RecordVRChatLog record, VRChatPresenceQueries presences, TimeProvider timeProvider)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private DateTimeOffset _lookedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _confirmedAt = DateTimeOffset.MinValue;
    private bool _isTold;
    private int? _count;

    /// <summary>Looks at the processes, unless it has just done so, and tells of clients that have started.</summary>
    /// <exception cref="IOException">The processes cannot be listed; nothing is known of them then.</exception>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        if (now - _lookedAt < Interval)
        {
            return;
        }

        _count = null;
        _count = processes.Count();
        if (now - _confirmedAt >= SilentTrackers.AliveInterval)
        {
            await ConfirmAsync(cancellationToken);
            _confirmedAt = now;
        }

        if (_count > 0 && !_isTold)
        {
            await TellAsync(VRChatEventType.VRChatStarted, cancellationToken);
        }

        _lookedAt = now;
    }

    /// <summary>What the processes say of the clients that write logs.</summary>
    /// <param name="logs">How many logs are of clients that run, as far as the logs tell.</param>
    public ProcessSign SignFor(int logs) => _count switch
    {
        0 when _isTold => ProcessSign.Ended,
        > 0 when _count >= logs => ProcessSign.Running,
        _ => ProcessSign.None,
    };

    /// <summary>Tells that no client runs any more, where one did.</summary>
    public Task TellEndAsync(CancellationToken cancellationToken) =>
        SignFor(0) == ProcessSign.Ended ? TellAsync(VRChatEventType.VRChatStopped, cancellationToken) : Task.CompletedTask;

    // What was told is what is stored: of an earlier run, or ended by the long silence of a machine that slept.
    private async Task ConfirmAsync(CancellationToken cancellationToken)
    {
        _isTold = await presences.IsRunningAsync(tracker.Id, cancellationToken);
        if (_isTold && _count > 0)
        {
            await record(tracker, [], cancellationToken);
        }
    }

    private async Task TellAsync(VRChatEventType type, CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        var eventId = string.Create(CultureInfo.InvariantCulture, $"process:{now.ToUnixTimeMilliseconds()}:{type}");
        await record(tracker, [new VRChatEvent(eventId, type, now)], cancellationToken);
        _isTold = type == VRChatEventType.VRChatStarted;
    }
}
