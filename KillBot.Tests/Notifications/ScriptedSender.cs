using System.Collections.Concurrent;
using System.Threading.Channels;
using KillBot.Domain.Notifications;

namespace KillBot.Tests.Notifications;

/// <summary>Takes what the relay delivers and answers as a test says; a message holds the victims' names.</summary>
internal sealed class ScriptedSender(int eventsPerMessage = 1) : INotificationSender
{
    private readonly Channel<OutboxMessage> _attempts = Channel.CreateUnbounded<OutboxMessage>();
    private readonly Channel<(Destination Destination, string Reason)> _notices =
        Channel.CreateUnbounded<(Destination, string)>();

    private readonly ConcurrentDictionary<string, ConcurrentQueue<SendResult>> _script = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _hanging = new(StringComparer.Ordinal);

    public string Kind => Destination.DiscordKind;

    public int MaxEvents { get; } = eventsPerMessage;

    /// <summary>How many of the events fit into a message.</summary>
    public int Room { get; set; } = eventsPerMessage;

    /// <summary>Of the process that it delivers for.</summary>
    public KillNotifications? Kills { get; set; }

    public Func<OutboxMessage, Task> BeforeSend { get; set; } = _ => Task.CompletedTask;

    public Func<OutboxItem, Task> AfterCompose { get; set; } = _ => Task.CompletedTask;

    /// <summary>The next attempts at a channel end like this; those after them succeed.</summary>
    public void Answer(long channel, params SendResult[] results)
    {
        var queue = _script.GetOrAdd(Name(channel), _ => []);
        foreach (var result in results)
        {
            queue.Enqueue(result);
        }
    }

    public void Hang(long channel) => _hanging[Name(channel)] = new TaskCompletionSource();

    public void LetGo(long channel)
    {
        if (_hanging.TryRemove(Name(channel), out var hanging))
        {
            hanging.SetResult();
        }
    }

    /// <summary>The next attempt, whichever channel it is for.</summary>
    public async Task<OutboxMessage> NextAsync() => await _attempts.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public async Task<IReadOnlyList<OutboxMessage>> NextAsync(int count)
    {
        List<OutboxMessage> attempts = [];
        while (attempts.Count < count)
        {
            attempts.Add(await NextAsync());
        }

        return attempts;
    }

    public bool HasMore => _attempts.Reader.TryPeek(out _);

    public async Task<(Destination Destination, string Reason)> NextNoticeAsync() =>
        await _notices.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public bool HasMoreNotices => _notices.Reader.TryPeek(out _);

    public async Task<ComposedMessage> ComposeAsync(
        Destination destination, IReadOnlyList<OutboxItem> waiting, CancellationToken cancellationToken)
    {
        var items = waiting.Take(Room).ToList();
        var kills = await Kills!.ReadAsync(destination, [.. items.Select(item => item.SubjectId)], cancellationToken);
        await AfterCompose(items[0]);
        return new ComposedMessage(string.Join(' ', items.Select(item => TextOf(kills[item.SubjectId]))), items.Count);
    }

    public async Task<SendResult> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        await BeforeSend(message);
        _attempts.Writer.TryWrite(message);
        if (_hanging.TryGetValue(message.Destination, out var hanging))
        {
            await hanging.Task.WaitAsync(cancellationToken);
        }

        return _script.TryGetValue(message.Destination, out var results) && results.TryDequeue(out var result)
            ? result
            : SendResult.Sent;
    }

    public Task DestinationPausedAsync(Destination destination, SendResult.Paused pause, CancellationToken cancellationToken)
    {
        _notices.Writer.TryWrite((destination, pause.Reason));
        return Task.CompletedTask;
    }

    private static string TextOf(KillNotification notification) =>
        (notification.KillerIsPrivate ? "?" : notification.Kill.KillerName) + ">"
        + (notification.VictimIsPrivate ? "?" : notification.Kill.VictimName);

    private static string Name(long channel) => Destination.DiscordChannel(channel).ToString();
}
