using Microsoft.Extensions.Logging;

namespace KillBot.Domain.Notifications;

/// <summary>Delivers one message to one destination, deciding first what it says if nothing is stored yet.</summary>
internal sealed partial class OutboxDelivery(
    OutboxStore store, OutboxRewording rewording, OutboxOutcomes outcomes, TimeProvider timeProvider, ILogger<OutboxDelivery> logger)
{
    /// <summary>
    /// When to go on: at once after a message was delivered or given up, later when it is to be tried again, and null when nothing is left
    /// to do here.
    /// </summary>
    public async Task<TimeSpan?> DeliverNextAsync(
        string destination, Guid relay, INotificationSender sender, CancellationToken cancellationToken)
    {
        var message = await NextAsync(destination, relay, sender, cancellationToken);
        if (message is null)
        {
            return null;
        }

        var result = await SendAsync(sender, message, cancellationToken);
        switch (result)
        {
            case SendResult.Delivered:
                var resumed = await outcomes.SentAsync(message, result.Attempt);
                if (resumed.IsNew)
                {
                    Log.Resumed(logger, destination);
                }

                if (resumed.IsNews)
                {
                    await sender.DestinationResumedAsync(Destination.Parse(destination), cancellationToken);
                }

                return TimeSpan.Zero;
            case SendResult.Retry retry when !(timeProvider.GetUtcNow() - message.FailingSince >= RetrySchedule.GiveUpAfter):
#pragma warning disable CA5394 // Jitter is no secret.
                var delay = retry.After is { } wish && wish > TimeSpan.Zero ? wish : RetrySchedule.DelayAfter(message.Attempts + 1, Random.Shared.NextDouble());
#pragma warning restore CA5394
                Log.Later(logger, message.Attempts == 0 ? sender.FailureLevel : LogLevel.Debug, destination, delay, retry.Error);
                await outcomes.RetryAsync(message, delay, retry.Error, retry.Attempt);
                return delay;
            case SendResult.Offline offline:
                Log.Later(logger, message.Attempts == 0 ? sender.FailureLevel : LogLevel.Debug, destination, offline.After, offline.Error);
                await outcomes.WaitAsync(message, offline.After, offline.Error);
                return offline.After;
            case SendResult.Retry retry:
                return await GiveUpAsync(sender, message, retry.Error, retry.Attempt);
            case SendResult.Dead dead:
                return await GiveUpAsync(sender, message, dead.Error, dead.Attempt);
            case SendResult.Paused paused:
                var pausing = await outcomes.PausedAsync(message, paused);
                if (pausing.IsNew)
                {
                    Log.Paused(logger, destination, paused.Reason);
                }

                if (pausing.IsNews)
                {
                    await sender.DestinationPausedAsync(Destination.Parse(destination), paused, cancellationToken);
                }

                return RetrySchedule.ProbeInterval;
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
            var message = unfinished.NextAttemptAt <= timeProvider.GetUtcNow()
                && await store.ClaimAsync(destination, relay, cancellationToken)
                ? await store.FindUnfinishedAsync(destination, cancellationToken)
                : null;
            if (message is null || !rewording.IsDue(message))
            {
                return message;
            }

            if (await rewording.RewordAsync(message, sender, cancellationToken) is { } reworded)
            {
                return reworded;
            }

            if (await store.FindUnfinishedAsync(destination, cancellationToken) is not null)
            {
                return null;
            }
        }

        while (await store.FindWaitingAsync(destination, sender.MaxEvents, cancellationToken) is { Count: > 0 } waiting)
        {
            var composed = await sender.ComposeAsync(Destination.Parse(destination), waiting, cancellationToken);
            OutboxItem[] told = [.. waiting.Take(composed.Count)];
            if (composed.Payload is { } payload)
            {
                return await store.ClaimAndStoreAsync(destination, relay, payload, told, cancellationToken);
            }

            await store.RemoveAsync(told, cancellationToken);
        }

        return null;
    }

    private async Task<TimeSpan?> GiveUpAsync(INotificationSender sender, OutboxMessage message, string error, SendAttempt? attempt)
    {
        Log.GivenUp(
            logger, sender.FailureLevel == LogLevel.Warning ? LogLevel.Error : sender.FailureLevel, message.Destination, message.Id, error);
        return await outcomes.FailedAsync(message, error, attempt) ? TimeSpan.Zero : null;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "{Destination} works again.")]
        public static partial void Resumed(ILogger logger, string destination);

        [LoggerMessage(EventId = 2, Message = "{Destination}: the next try is in {Delay}: {Error}")]
        public static partial void Later(ILogger logger, LogLevel level, string destination, TimeSpan delay, string error);

        [LoggerMessage(EventId = 3, Message = "{Destination}: message {MessageId} is given up: {Error}")]
        public static partial void GivenUp(ILogger logger, LogLevel level, string destination, Guid messageId, string error);

        [LoggerMessage(EventId = 5, Level = LogLevel.Error, Message = "{Destination}: a message could not be sent.")]
        public static partial void SenderBroke(ILogger logger, string destination, Exception exception);

        [LoggerMessage(EventId = 4, Level = LogLevel.Warning, Message = "{Destination} is paused: {Reason}")]
        public static partial void Paused(ILogger logger, string destination, string reason);
    }
}
