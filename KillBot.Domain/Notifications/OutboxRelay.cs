using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KillBot.Domain.Notifications;

/// <summary>
/// Delivers what the outbox holds. Each destination has a worker of its own, so that its messages stay in order and a dead
/// destination delays nobody.
/// </summary>
public sealed partial class OutboxRelay : BackgroundService
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(2);

    /// <summary>A timer may be early by a moment, and then nothing would be due yet.</summary>
    private static readonly TimeSpan TimerSlack = TimeSpan.FromMilliseconds(5);

    /// <summary>A message that is on its way when the process stops may still arrive and be noted.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    private readonly Guid _id;
    private readonly OutboxSignal _signal;
    private readonly OutboxStore _store;
    private readonly OutboxOutcomes _outcomes;
    private readonly OutboxDelivery _delivery;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<OutboxRelay> _logger;
    private readonly Dictionary<string, INotificationSender> _senders;
    private readonly ConcurrentDictionary<string, Worker> _workers = new(StringComparer.Ordinal);

    internal OutboxRelay(
        OutboxSignal signal,
        OutboxStore store,
        OutboxOutcomes outcomes,
        OutboxDelivery delivery,
        IEnumerable<INotificationSender> senders,
        TimeProvider timeProvider,
        ILogger<OutboxRelay> logger)
    {
        _id = Guid.CreateVersion7(timeProvider.GetUtcNow());
        _signal = signal;
        _store = store;
        _outcomes = outcomes;
        _delivery = delivery;
        _timeProvider = timeProvider;
        _logger = logger;
        _senders = senders.ToDictionary(sender => sender.Kind, StringComparer.Ordinal);
    }

    /// <summary>Tries a waiting message now: whatever kept it from being delivered may have been mended.</summary>
    public async Task RetryNowAsync(Destination destination)
    {
        if (await _outcomes.RetryNowAsync(destination.ToString()))
        {
            _signal.Wake(destination.ToString());
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_senders.Count == 0)
        {
            return;
        }

        using var sending = new CancellationTokenSource();
        await using var stop = stoppingToken.Register(() => sending.CancelAfter(LastWords));
        var renewing = RenewClaimsAsync(sending.Token);
        try
        {
            var due = await FindDueAsync(stoppingToken);
            var polled = _timeProvider.GetTimestamp();
            while (true)
            {
                foreach (var destination in due)
                {
                    Wake(destination, stoppingToken, sending.Token);
                }

                var left = PollInterval - _timeProvider.GetElapsedTime(polled);
                due = await _signal.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, stoppingToken);

                // Also when news never cease: a destination without any may have a retry due.
                if (due.Count == 0 || _timeProvider.GetElapsedTime(polled) >= PollInterval)
                {
                    due = [.. due.Union(await FindDueAsync(stoppingToken), StringComparer.Ordinal)];
                    polled = _timeProvider.GetTimestamp();
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAll(_workers.Values.Select(worker => worker.Running));
            await sending.CancelAsync();
            await renewing;
            await _store.ReleaseAsync(_id);
        }
    }

    private async Task<IReadOnlyCollection<string>> FindDueAsync(CancellationToken cancellationToken)
    {
        try
        {
            var due = await _store.FindDueAsync(PollInterval, cancellationToken);
            foreach (var (destination, left) in due)
            {
                if (left > TimeSpan.Zero)
                {
                    _ = WakeAfterAsync(destination, left + TimerSlack, cancellationToken);
                }
            }

            return [.. due.Where(entry => entry.Value == TimeSpan.Zero).Select(entry => entry.Key)];
        }
        catch (DbException exception)
        {
            Log.PollFailed(_logger, exception);
            return [];
        }
    }

    private void Wake(string destination, CancellationToken stopping, CancellationToken sending)
    {
        if (_senders.TryGetValue(Destination.Parse(destination).Kind, out var sender))
        {
            _workers.GetOrAdd(destination, _ => new Worker()).Wake(() => DrainAsync(destination, sender, stopping, sending));
        }
    }

    private async Task DrainAsync(
        string destination, INotificationSender sender, CancellationToken stopping, CancellationToken sending)
    {
        try
        {
            TimeSpan? next = TimeSpan.Zero;
            while (!stopping.IsCancellationRequested && next == TimeSpan.Zero)
            {
                next = await _delivery.DeliverNextAsync(destination, _id, sender, sending);
            }

            if (next < PollInterval)
            {
                _ = WakeAfterAsync(destination, next.Value, stopping);
            }
        }
        catch (OperationCanceledException) when (sending.IsCancellationRequested)
        {
            Log.Interrupted(_logger, destination);
        }
#pragma warning disable CA1031 // Whatever goes wrong, the rows are still there and the next poll tries again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.DeliveryBroke(_logger, destination, exception);
        }
    }

    // What is due sooner than the next poll would find it.
    private async Task WakeAfterAsync(string destination, TimeSpan delay, CancellationToken stopping)
    {
        await Task.Delay(delay, _timeProvider, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stopping.IsCancellationRequested)
        {
            _signal.Wake(destination);
        }
    }

    // A message may wait long for a rate limit; its claim must not run out meanwhile.
    private async Task RenewClaimsAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(OutboxStore.ClaimTime / 3);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                string[] active = [.. _workers.Where(entry => entry.Value.IsBusy).Select(entry => entry.Key)];
                if (active.Length > 0)
                {
                    await RenewAsync(active, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task RenewAsync(string[] destinations, CancellationToken cancellationToken)
    {
        try
        {
            await _store.RenewAsync(destinations, _id, cancellationToken);
        }
        catch (DbException exception)
        {
            Log.RenewalFailed(_logger, exception);
        }
    }

    /// <summary>Runs one drain at a time, and another when it was woken meanwhile.</summary>
    private sealed class Worker
    {
        private int _wakes;

        public Task Running { get; private set; } = Task.CompletedTask;

        public bool IsBusy => Volatile.Read(ref _wakes) > 0;

        public void Wake(Func<Task> drain)
        {
            if (Interlocked.Increment(ref _wakes) == 1)
            {
                // Not on the caller's thread: SQLite reads block, and the next destination waits for none.
                Running = Task.Run(() => RunAsync(drain));
            }
        }

        private async Task RunAsync(Func<Task> drain)
        {
            int seen;
            do
            {
                seen = Volatile.Read(ref _wakes);
                await drain();
            }
            while (Interlocked.Add(ref _wakes, -seen) > 0);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "Delivery to {Destination} broke off; it will be tried again.")]
        public static partial void DeliveryBroke(ILogger logger, string destination, Exception exception);

        [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "Delivery to {Destination} stops with the process.")]
        public static partial void Interrupted(ILogger logger, string destination);

        [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "The outbox could not be read; it will be tried again.")]
        public static partial void PollFailed(ILogger logger, Exception exception);

        [LoggerMessage(EventId = 4, Level = LogLevel.Error, Message = "The claims on busy destinations could not be renewed; it will be tried again.")]
        public static partial void RenewalFailed(ILogger logger, Exception exception);
    }
}
