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

    private readonly RequestGate _gate = new(connection.HasToken, breaker, time, logger);
    private long _sequence;

    /// <exception cref="DiscordRestException">Discord refused, or cannot be reached.</exception>
    public async Task<HttpResponseMessage> SendAsync(RestRequest request, CancellationToken cancellationToken)
    {
        if (request.Endpoint.TimeLimit is not { } limit)
        {
            return await TryAsync(request, cancellationToken);
        }

        using var timeout = new CancellationTokenSource(limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await TryAsync(request, either.Token);
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new DiscordRestException(request.Endpoint.Name, null, $"no answer within {limit.TotalSeconds:0} seconds.", exception);
        }
    }

    public void Dispose()
    {
        _gate.Dispose();
        connection.Dispose();
    }

    private async Task<HttpResponseMessage> TryAsync(RestRequest request, CancellationToken cancellationToken)
    {
        var sequence = Interlocked.Increment(ref _sequence);
        var retries = new RetrySchedule();
        while (true)
        {
            var permit = await _gate.PassAsync(request, sequence, cancellationToken);
            TimeSpan delay;
            try
            {
                var response = await connection.SendAsync(request, cancellationToken);
                if (response.IsSuccessStatusCode)
                {
                    _gate.Buckets.Answered(permit, RateLimitHeaders.Read(response.Headers, time));
                    return response;
                }

                using (response)
                {
                    delay = AfterRefusal(request, permit, response, retries);
                }
            }
            catch (Exception exception) when (exception is not DiscordRestException)
            {
                _gate.Buckets.Lost(permit);
                if (exception is not (HttpRequestException or TimeoutException))
                {
                    throw;
                }

                delay = AfterFailure(request, exception, retries);
            }

            // A 429 waits in its queue instead.
            if (delay > TimeSpan.Zero)
            {
                await Task.Delay(delay, time, cancellationToken);
            }
        }
    }

    /// <summary>How long to wait before the next try; throws if there is none.</summary>
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

    /// <inheritdoc cref="AfterFailure"/>
    private TimeSpan AfterRefusal(RestRequest request, Permit permit, HttpResponseMessage response, RetrySchedule retries)
    {
        var headers = RateLimitHeaders.Read(response.Headers, time);
        var body = ErrorBody.Read(response.Content.ReadAsStream());
        if (response.StatusCode is HttpStatusCode.TooManyRequests)
        {
            var retryAfter = Pause(request, permit, headers, body);
            // A message that was edited too often is not the better for nine more tries, each of which counts against the bot.
            return body.Code != DiscordErrorCode.OldMessageEditLimit && retries.TryAfterRefusal(retryAfter)
                ? TimeSpan.Zero
                : throw Refusal(request, response, body, retryAfter);
        }

        var failed = response.StatusCode >= HttpStatusCode.InternalServerError;
        if (failed && !headers.IsComplete)
        {
            _gate.Buckets.Lost(permit);
        }
        else
        {
            _gate.Buckets.Answered(permit, headers);
        }

        if (failed && request.IsSafeToRepeat && retries.TryAfterFailure(headers.RetryAfter, out var delay))
        {
            Log.Retrying(logger, request.Endpoint.Name, ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture), delay.TotalSeconds);
            return delay;
        }

        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            _gate.CountInvalid();
        }

        if (response.StatusCode is HttpStatusCode.Unauthorized && request.Endpoint.UsesBotToken)
        {
            _gate.CloseForBotToken();
        }

        throw Refusal(request, response, body, headers.RetryAfter);
    }

    /// <summary>After a 429: the bucket or everything pauses, and the request queues again in its old place.</summary>
    private TimeSpan Pause(RestRequest request, Permit permit, in RateLimitHeaders headers, ErrorBody body)
    {
        var inBody = RateLimitHeaders.Duration(body.RetryAfter);
        var retryAfter = inBody > headers.RetryAfter ? inBody.Value : headers.RetryAfter ?? inBody ?? DefaultRetryAfter;

        // Without Discord's JSON it is Cloudflare that refuses, and it does so for the whole address.
        var global = headers.IsGlobal || body.Global || (!body.IsDiscords && headers.Bucket is null);
        Log.RateLimited(logger, request.Endpoint.Name, global ? "global" : headers.IsShared ? "shared" : "user", retryAfter.TotalSeconds);
        if (!headers.IsShared)
        {
            _gate.CountInvalid();
        }

        if (global && request.Endpoint.CountsGlobally)
        {
            _gate.PauseAll(permit, retryAfter);
        }
        else
        {
            _gate.Buckets.Refused(permit, headers, retryAfter);
        }

        return retryAfter;
    }

    private static DiscordRestException Refusal(RestRequest request, HttpResponseMessage response, ErrorBody body, TimeSpan? retryAfter)
    {
        var details = string.Concat(body.Errors.Select(error => $"; {error.Path}: {error.Message}"));
        var text = $"{(int)response.StatusCode} {body.Message ?? response.StatusCode.ToString()} ({body.Code}){details}";
        return new DiscordRestException(request.Endpoint.Name, response.StatusCode, text)
        {
            Code = body.Code,
            IsDiscords = body.IsDiscords,
            Errors = body.Errors,
            RetryAfter = retryAfter,
        };
    }

    private static bool IsTooLong(Exception exception) =>
        exception is HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded };

    private static bool WasNeverSent(Exception exception) => exception is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "{Route} failed ({Reason}), tried again in {Seconds:0.0} s")]
        public static partial void Retrying(ILogger logger, string route, string reason, double seconds);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "{Route} met a {Scope} rate limit, waiting {Seconds:0.000} s")]
        public static partial void RateLimited(ILogger logger, string route, string scope, double seconds);
    }
}
