using KillBot.Domain.VRChat.Client;
using KillBot.Domain.VRChat.Login;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KillBot.Domain.VRChat.Profiles;

/// <summary>
/// Asks for the profiles of people who were met, one every three seconds: a third of the budget, so that what somebody waits for
/// always has a place. It rests while there is no reliable login, nobody to ask for, or VRChat wants to be left alone. Whose profile
/// cannot be had for a fault of VRChat's is passed over for an hour, so that the others do not wait for it.
/// </summary>
internal sealed partial class VRChatProfileFetcher(
    VRChatLogin login,
    VRChatProfileReader profiles,
    VRChatProfileStore store,
    TimeProvider timeProvider,
    ILogger<VRChatProfileFetcher> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan IdleRest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FaultRest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FaultPause = TimeSpan.FromHours(1);

    /// <summary>Whom to pass over until when. After each one there is a rest, so they are 60 at most.</summary>
    private readonly Dictionary<string, DateTimeOffset> _passedOver = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, timeProvider);
        var restUntil = DateTimeOffset.MinValue;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (timeProvider.GetUtcNow() >= restUntil)
                {
                    restUntil = timeProvider.GetUtcNow() + await TryAsync(stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host takes a cancellation for a failure when it stops because another service could not start.
            return;
        }
    }

    private async Task<TimeSpan> TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await FetchNextAsync(stoppingToken);
        }
#pragma warning disable CA1031 // A full disk, say, must not end the server.
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Log.Failed(logger, exception);
            return FaultRest;
        }
    }

    /// <summary>Asks for one profile, if there is one to ask for, and says how long to rest then.</summary>
    internal async Task<TimeSpan> FetchNextAsync(CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        foreach (var over in _passedOver.Where(entry => entry.Value <= now).Select(entry => entry.Key).ToList())
        {
            _passedOver.Remove(over);
        }

        if (!await login.IsReliableAsync(cancellationToken)
            || await store.FindNextAsync(now, _passedOver.Keys.ToArray(), cancellationToken) is not { } id)
        {
            return IdleRest;
        }

        if (!VRChatUserId.IsValid(id))
        {
            await store.SkipAsync(id);
            return TimeSpan.Zero;
        }

        try
        {
            await store.SaveAsync(await profiles.ReadAsync(id, cancellationToken));
            return TimeSpan.Zero;
        }
        catch (VRChatException failure) when (failure.Failure is VRChatFailure.NotFound or VRChatFailure.Denied)
        {
            Log.Skipped(logger, id, failure.Message);
            await store.SkipAsync(id);
            return TimeSpan.Zero;
        }
        catch (VRChatException failure)
        {
            if (failure.Failure is VRChatFailure.Unavailable or VRChatFailure.Unreadable)
            {
                _passedOver[id] = now + FaultPause;
            }

            Log.Rests(logger, failure.Message);
            return failure.RetryAfter ?? FaultRest;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "The profile of {UserId} could not be read. {Reason}")]
        public static partial void Skipped(ILogger logger, string userId, string reason);

        [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "Profiles are not asked for. {Reason}")]
        public static partial void Rests(ILogger logger, string reason);

        [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "A profile could not be read or stored; it is tried again in a minute.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
