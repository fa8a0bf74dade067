using KillBot.Domain.Data;
using KillBot.Domain.Live;
using KillBot.Domain.Notifications;
using KillBot.Domain.Webhooks;

namespace KillBot.Domain.Kills;

/// <summary>The way in for kills, whoever reports them.</summary>
public sealed class KillRecorder
{
    private readonly DatabaseWriter _writer;
    private readonly LiveEventHub _hub;
    private readonly OutboxSignal _signal;
    private readonly WebhookRouter _webhooks;
    // The writer runs one operation at a time.
    private readonly KillIds _ids = new();

    internal KillRecorder(DatabaseWriter writer, LiveEventHub hub, OutboxSignal signal, WebhookRouter webhooks)
    {
        _writer = writer;
        _hub = hub;
        _signal = signal;
        _webhooks = webhooks;
    }

    /// <summary>Records kills in order; the results come in the same order once all of them are on disk.</summary>
    /// <exception cref="WriteQueueFullException">Too many writes are waiting; nothing was recorded.</exception>
    public Task<IReadOnlyList<RecordedKill>> RecordAsync(IReadOnlyList<NewKill> kills) =>
        _writer.ExecuteAsync(new RecordKills(kills, _ids, _hub, _signal, _webhooks));

    /// <summary>Like <see cref="RecordAsync"/> for work that can wait: it slows down instead of failing.</summary>
    public Task<IReadOnlyList<RecordedKill>> RecordWhenPossibleAsync(
        IReadOnlyList<NewKill> kills, CancellationToken cancellationToken) =>
        _writer.ExecuteWhenPossibleAsync(new RecordKills(kills, _ids, _hub, _signal, _webhooks), cancellationToken);
}
