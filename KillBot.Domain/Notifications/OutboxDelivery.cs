using Microsoft.Extensions.Logging;

namespace KillBot.Domain.Notifications;

/// <summary>Delivers one message to one destination, deciding first what it says if nothing is stored yet.</summary>
internal sealed partial class OutboxDelivery(
    OutboxStore store, OutboxOutcomes outcomes, TimeProvider timeProvider, ILogger<OutboxDelivery> logger)
{
    /// <summary>True when it delivered, or gave up, a message and there may be more.</summary>
    public async Task<bool> DeliverNextAsync(
        string destination, Guid relay, INotificationSender sender, CancellationToken cancellationToken)
    {
        var message = await NextAsync(destination, relay, sender, cancellationToken);
        if (message is null)
        {
            return false;
        }

        var result = await SendAsync(sender, message, cancellationToken);
        switch (result)
        {
            case SendResult.Delivered:
                if (await outcomes.SentAsync(message))
                {
                    Log.Resumed(logger, destination);
                }

                return true;
            case SendResult.Retry retry when !(timeProvider.GetUtcNow() - message.FailingSince >= RetrySchedule.GiveUpAfter):
#pragma warning disable CA5394 // Jitter is no secret.
                var delay = retry.After ?? RetrySchedule.DelayAfter(message.Attempts + 1, Random.Shared.NextDouble());
#pragma warning restore CA5394
                Log.Later(logger, message.Attempts == 0 ? LogLevel.Warning : LogLevel.Debug, destination, delay, retry.Error);
                await outcomes.RetryAsync(message, delay, retry.Error);
                return false;
            case SendResult.Offline offline:
                Log.Later(logger, message.Attempts == 0 ? LogLevel.Warning : LogLevel.Debug, destination, offline.After, offline.Error);
                await outcomes.WaitAsync(message, offline.After, offline.Error);
                return false;
            case SendResult.Retry retry:
                return await GiveUpAsync(message, retry.Error);
            case SendResult.Dead dead:
                return await GiveUpAsync(message, dead.Error);
            case SendResult.Paused paused:
                if (await outcomes.PausedAsync(message, paused.Reason))
                {
                    Log.Paused(logger, destination, paused.Reason);
                    await sender.DestinationPausedAsync(Destination.Parse(destination), paused.Reason, cancellationToken);
                }

                return false;
            default:
                throw new InvalidOperationException($"{result} is no result of a delivery.");
        }
    }

    private async Task<SendResult> SendAsync(
        INotificationSender sender, OutboxMessage message, CancellationToken cancellationToken)
    {
        try
        {
            return await sender.SendAsync(message, cancellationToken);
        }
#pragma warning disable CA1031 // A message that breaks its sender must not be tried every two seconds for ever.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.SenderBroke(logger, destination: message.Destination, exception);
            return new SendResult.Retry(exception.Message);
        }
    }

    private async Task<OutboxMessage?> NextAsync(
        string destination, Guid relay, INotificationSender sender, CancellationToken cancellationToken)
    {
        if (await store.FindUnfinishedAsync(destination, cancellationToken) is { } unfinished)
        {
            // Read again under the claim: another relay may have delivered it, and let go, in between.
            return unfinished.NextAttemptAt <= timeProvider.GetUtcNow()
                && await store.ClaimAsync(destination, relay, cancellationToken)
                ? await store.FindUnfinishedAsync(destination, cancellationToken)
                : null;
        }

        var waiting = await store.FindWaitingAsync(destination, cancellationToken);
        if (waiting.Count == 0)
        {
            return null;
        }

        var composed = sender.Compose([.. waiting.Select(item => item.Notification)]);
        return await store.ClaimAndStoreAsync(
            destination, relay, composed.Payload, [.. waiting.Take(composed.Count).Select(item => item.ItemId)], cancellationToken);
    }

    private async Task<bool> GiveUpAsync(OutboxMessage message, string error)
    {
        Log.GivenUp(logger, message.Destination, message.Id, error);
        return await outcomes.FailedAsync(message, error);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Destination} works again.")]
        public static partial void Resumed(ILogger logger, string destination);

        [LoggerMessage(EventId = 2, Message = "{Destination}: the next try is in {Delay}: {Error}")]
        public static partial void Later(ILogger logger, LogLevel level, string destination, TimeSpan delay, string error);

        [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "{Destination}: message {MessageId} is given up: {Error}")]
        public static partial void GivenUp(ILogger logger, string destination, Guid messageId, string error);

        [LoggerMessage(EventId = 5, Level = LogLevel.Error, Message = "{Destination}: a message could not be sent.")]
        public static partial void SenderBroke(ILogger logger, string destination, Exception exception);

        [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "{Destination} is paused: {Reason}")]
        public static partial void Paused(ILogger logger, string destination, string reason);
    }
}
