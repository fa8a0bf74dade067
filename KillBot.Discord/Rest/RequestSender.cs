using System.Globalization;
using System.Net;
using KillBot.Discord.Rest.Limits;
using Microsoft.Extensions.Logging;

namespace KillBot.Discord.Rest;

/// <summary>Takes a request through its limits and retries to an answer that is a success.</summary>
internal sealed partial class RequestSender(RestConnection connection, InvalidRequestBreaker breaker, TimeProvider time, ILogger logger) : IDisposable
{
    // For a 429 that does not say how long.
    private static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(1);

    private readonly BucketLimits _buckets = new(time);
    private readonly GlobalLimit _global = new(time);
    private long _sequence;
    private int _unauthorized;

    /// <exception cref="DiscordRestException">Discord refused, or cannot be reached.</exception>
    public async Task<HttpResponseMessage> SendAsync(RestRequest request, CancellationToken cancellationToken)
    {
        var sequence = Interlocked.Increment(ref _sequence);
        var retries = new RetrySchedule();
        while (true)
        {
            var permit = await AcquireAsync(request, sequence, cancellationToken);
            TimeSpan? delay;
            HttpResponseMessage? response = null;
            try
            {
                response = await connection.SendAsync(request, cancellationToken);
                delay = null;
            }
            catch (Exception exception)
            {
                _buckets.Lost(permit);
                if (exception is not (HttpRequestException or TimeoutException))
                {
                    throw;
                }

                delay = AfterFailure(request, exception, retries);
            }

            delay ??= Settle(request, permit, response!, retries);
            if (delay is null)
            {
                return response!;
            }

            if (delay > TimeSpan.Zero)
            {
                await Task.Delay(delay.Value, time, cancellationToken);
            }
        }
    }

    public void Dispose()
    {
        _buckets.Dispose();
        _global.Dispose();
        connection.Dispose();
    }

    private TimeSpan AfterFailure(RestRequest request, Exception exception, RetrySchedule retries)
    {
        var mayRepeat = (request.IsSafeToRepeat && !IsTooLong(exception)) || WasNeverSent(exception);
        if (!mayRepeat || !retries.TryAfterFailure(null, out var delay))
        {
            throw new DiscordRestException(request.Endpoint.Name, null, $"no answer: {exception.Message}", exception);
        }

        Log.Retrying(logger, request.Endpoint.Name, exception.Message, delay.TotalSeconds);
        return delay;
    }

    private static bool IsTooLong(Exception exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded };

    private static bool WasNeverSent(Exception exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    private async ValueTask<Permit> AcquireAsync(RestRequest request, long sequence, CancellationToken cancellationToken)
    {
        ThrowIfStopped(request.Endpoint);
        var permit = await _buckets.AcquireAsync(request, sequence, cancellationToken);
        try
        {
            if (request.Endpoint.CountsGlobally)
            {
                await _global.AcquireAsync(sequence, cancellationToken);
            }

            // Much can have happened meanwhile.
            ThrowIfStopped(request.Endpoint);
        }
        catch
        {
            _buckets.GiveBack(permit);
            throw;
        }

        return permit;
    }

    /// <summary>Null if the answer is final and good, else how long to wait before the request queues again; throws if it is final and bad.</summary>
    private TimeSpan? Settle(RestRequest request, Permit permit, HttpResponseMessage response, RetrySchedule retries)
    {
        var headers = RateLimitHeaders.Read(response.Headers, time);
        if (response.StatusCode is HttpStatusCode.TooManyRequests)
        {
            using (response)
            {
                return Refuse(request, permit, response, headers, retries);
            }
        }

        var failed = response.StatusCode >= HttpStatusCode.InternalServerError;
        if (failed && !headers.IsComplete)
        {
            _buckets.Lost(permit);
        }
        else
        {
            _buckets.Answered(permit, headers);
        }

        if (response.IsSuccessStatusCode)
        {
            return null;
        }

        using (response)
        {
            if (failed && request.IsSafeToRepeat && retries.TryAfterFailure(headers.RetryAfter, out var delay))
            {
                Log.Retrying(logger, request.Endpoint.Name, ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture), delay.TotalSeconds);
                return delay;
            }

            if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            {
                CountInvalid();
            }

            if (response.StatusCode is HttpStatusCode.Unauthorized && request.Endpoint.UsesBotToken && Interlocked.Exchange(ref _unauthorized, 1) == 0)
            {
                Log.Unauthorized(logger);
            }

            throw Refusal(request, response, ErrorBody.Read(response.Content.ReadAsStream()), headers.RetryAfter);
        }
    }

    /// <summary>A 429: the bucket or everything pauses, and the request queues again in its old place.</summary>
    private TimeSpan Refuse(RestRequest request, Permit permit, HttpResponseMessage response, in RateLimitHeaders headers, RetrySchedule retries)
    {
        var body = ErrorBody.Read(response.Content.ReadAsStream());
        var inBody = RateLimitHeaders.Duration(body.RetryAfter);
        var retryAfter = inBody > headers.RetryAfter ? inBody.Value : headers.RetryAfter ?? inBody ?? DefaultRetryAfter;

        // Without Discord's JSON it is Cloudflare that refuses, and it does so for the whole address.
        var global = headers.IsGlobal || body.Global || (!body.IsDiscords && headers.Bucket is null);
        Log.RateLimited(logger, request.Endpoint.Name, global ? "global" : headers.IsShared ? "shared" : "user", retryAfter.TotalSeconds);
        if (!headers.IsShared)
        {
            CountInvalid();
        }

        if (global && request.Endpoint.CountsGlobally)
        {
            _global.Pause(retryAfter);
            _buckets.Lost(permit);
        }
        else
        {
            _buckets.Refused(permit, headers, retryAfter);
        }

        return retries.TryAfterRefusal(retryAfter) ? TimeSpan.Zero : throw Refusal(request, response, body, retryAfter);
    }

    private void ThrowIfStopped(Endpoint endpoint)
    {
        if (endpoint.UsesBotToken && (!connection.HasToken || Volatile.Read(ref _unauthorized) == 1))
        {
            var reason = connection.HasToken ? "Discord has refused the bot token." : "there is no bot token, or it holds characters that no token has.";
            throw new DiscordRestException(endpoint.Name, HttpStatusCode.Unauthorized, $"not sent: {reason}");
        }

        if (breaker.OpenFor is { } wait)
        {
            throw new DiscordRestException(
                endpoint.Name,
                HttpStatusCode.TooManyRequests,
                $"not sent: Discord refused too many requests of this bot, it pauses for {wait.TotalSeconds:0} seconds to avoid a ban.") { RetryAfter = wait };
        }
    }

    private void CountInvalid()
    {
        if (breaker.Count())
        {
            Log.BreakerOpened(logger);
        }
    }

    private static DiscordRestException Refusal(RestRequest request, HttpResponseMessage response, ErrorBody body, TimeSpan? retryAfter)
    {
        var details = string.Concat(body.Errors.Select(error => $"; {error.Path}: {error.Message}"));
        var text = $"{(int)response.StatusCode} {body.Message ?? response.StatusCode.ToString()} ({body.Code}){details}";
        return new DiscordRestException(request.Endpoint.Name, response.StatusCode, text)
        {
            Code = body.Code,
            Errors = body.Errors,
            RetryAfter = retryAfter,
        };
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Route} failed ({Reason}), tried again in {Seconds:0.0} s")]
        public static partial void Retrying(ILogger logger, string route, string reason, double seconds);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "{Route} met a {Scope} rate limit, waiting {Seconds:0.000} s")]
        public static partial void RateLimited(ILogger logger, string route, string scope, double seconds);

        [LoggerMessage(EventId = 3, Level = LogLevel.Critical, Message = "Discord refused the bot token; nothing more is sent until a restart with a valid one")]
        public static partial void Unauthorized(ILogger logger);

        [LoggerMessage(EventId = 4, Level = LogLevel.Error, Message = "Too many requests were refused (401, 403, 429): all calls stop until the last 10 minutes look better")]
        public static partial void BreakerOpened(ILogger logger);
    }
}
