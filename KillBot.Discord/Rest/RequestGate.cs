using System.Net;
using KillBot.Discord.Rest.Limits;
using Microsoft.Extensions.Logging;

namespace KillBot.Discord.Rest;

/// <summary>What a request must pass before it may be sent: a usable token, the breaker, its bucket, the global limit.</summary>
internal sealed partial class RequestGate(bool hasToken, InvalidRequestBreaker breaker, TimeProvider time, ILogger logger) : IDisposable
{
    private readonly GlobalLimit _global = new(time);
    private int _tokenRefused;

    public BucketLimits Buckets { get; } = new(time);

    /// <param name="sequence">The age of the request, the same for all its tries.</param>
    /// <exception cref="DiscordRestException">Nothing like it may be sent at present.</exception>
    public async ValueTask<Permit> PassAsync(RestRequest request, long sequence, CancellationToken cancellationToken)
    {
        ThrowIfClosed(request.Endpoint);
        var permit = await Buckets.AcquireAsync(request, sequence, cancellationToken);
        try
        {
            if (request.Endpoint.CountsGlobally)
            {
                await _global.AcquireAsync(request.Endpoint, sequence, cancellationToken);
            }

            // Much can have happened meanwhile.
            ThrowIfClosed(request.Endpoint);
        }
        catch
        {
            Buckets.GiveBack(permit);
            throw;
        }

        return permit;
    }

    /// <summary>Ends a try that a global limit refused.</summary>
    public void PauseAll(Permit permit, TimeSpan duration)
    {
        _global.Pause(duration);
        Buckets.Lost(permit);
    }

    /// <summary>Counts a 401, a 403 or a 429.</summary>
    public void CountInvalid()
    {
        if (breaker.Count())
        {
            Log.BreakerOpened(logger);
        }
    }

    /// <summary>Discord refused the bot token, and will do so for ever.</summary>
    public void CloseForBotToken()
    {
        if (Interlocked.Exchange(ref _tokenRefused, 1) == 0)
        {
            Log.TokenRefused(logger);
        }
    }

    public void Dispose()
    {
        Buckets.Dispose();
        _global.Dispose();
    }

    private void ThrowIfClosed(Endpoint endpoint)
    {
        if (endpoint.UsesBotToken && (!hasToken || Volatile.Read(ref _tokenRefused) == 1))
        {
            var reason = hasToken ? "Discord has refused the bot token." : "there is no bot token, or it holds characters that no token has.";
            throw new DiscordRestException(endpoint.Name, HttpStatusCode.Unauthorized, $"not sent: {reason}");
        }

        if (breaker.OpenFor(endpoint) is { } wait)
        {
            var message = $"not sent: Discord refused too many requests of this bot, it pauses for {wait.TotalSeconds:0} seconds to avoid a ban.";
            throw new DiscordRestException(endpoint.Name, HttpStatusCode.TooManyRequests, message) { RetryAfter = wait };
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 3, Level = LogLevel.Debug, Message = "Discord refused the bot token; nothing more is sent until a restart with a valid one")]
        public static partial void TokenRefused(ILogger logger);

        [LoggerMessage(EventId = 4, Level = LogLevel.Error, Message = "Too many requests were refused (401, 403, 429): all calls stop until the last 10 minutes look better")]
        public static partial void BreakerOpened(ILogger logger);
    }
}
