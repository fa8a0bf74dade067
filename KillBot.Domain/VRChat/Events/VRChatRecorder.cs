using KillBot.Domain.Data;

namespace KillBot.Domain.VRChat.Events;

/// <summary>The way in for what happens in VRChat, whoever tells it.</summary>
public sealed class VRChatRecorder
{
    private readonly DatabaseWriter _writer;
    private readonly VRChatNews _news;

    internal VRChatRecorder(DatabaseWriter writer, VRChatNews news) => (_writer, _news) = (writer, news);

    /// <summary>
    /// Records events in order; the results come in the same order once all of them are on disk. What cannot be recorded rejects
    /// itself only.
    /// </summary>
    /// <exception cref="WriteQueueFullException">Too many writes are waiting; nothing was recorded.</exception>
    public Task<IReadOnlyList<VRChatEventResult>> RecordAsync(VRChatTracker tracker, IReadOnlyList<VRChatEvent> events) =>
        _writer.ExecuteAsync(new RecordVRChatEvents(tracker, events, _news));

    /// <summary>Like <see cref="RecordAsync"/> for work that can wait: it slows down instead of failing.</summary>
    public Task<IReadOnlyList<VRChatEventResult>> RecordWhenPossibleAsync(
        VRChatTracker tracker, IReadOnlyList<VRChatEvent> events, CancellationToken cancellationToken) =>
        _writer.ExecuteWhenPossibleAsync(new RecordVRChatEvents(tracker, events, _news), cancellationToken);
}
