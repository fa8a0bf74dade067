using System.Net;
using Microsoft.Extensions.Logging;

namespace KillBot.Domain.VRChat.Client;

/// <summary>
/// Asks VRChat one thing after the other, in the order of asking and within <see cref="RequestBudget"/>. Equal requests share an answer,
/// what was refused is not asked again for a while, and what failed by a fault is tried three times.
/// </summary>
internal sealed partial class VRChatRequestQueue : IDisposable
{
    /// <summary>How many may wait: two minutes' worth.</summary>
    internal const int Capacity = 100;

    private const int MaxTries = 3;

    private readonly Lock _gate = new();
    private readonly Queue<QueuedRequest> _waiting = new();
    private readonly Dictionary<RequestKey, QueuedRequest> _shared = [];
    private readonly VRChatTransport _transport;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<VRChatRequestQueue> _logger;
    private readonly RequestBudget _budget;
    private readonly RequestRefusals _refusals;
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationToken _stopping;
    private int _outstanding;
    private bool _isPumping;

    public VRChatRequestQueue(VRChatTransport transport, TimeProvider timeProvider, ILogger<VRChatRequestQueue> logger)
    {
        (_transport, _timeProvider, _logger) = (transport, timeProvider, logger);
        _budget = new RequestBudget(timeProvider);
        _refusals = new RequestRefusals(timeProvider);
        _stopping = _end.Token;
    }

    /// <returns>Any answer but 403, 404, 429 and faults.</returns>
    /// <exception cref="VRChatException">VRChat refuses, fails or is left alone.</exception>
    public async Task<VRChatResponse> SendAsync(VRChatRequest request, CancellationToken cancellationToken)
    {
        var queued = Join(request);
        try
        {
            return await queued.Completion.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            lock (_gate)
            {
                queued.Waiters--;
            }

            throw;
        }
    }

    public void Dispose()
    {
        if (!_stopping.IsCancellationRequested)
        {
            _end.Cancel();
            _end.Dispose();
        }
    }

    private QueuedRequest Join(VRChatRequest request)
    {
        lock (_gate)
        {
            if (request.Key is { } shared && _shared.TryGetValue(shared, out var same))
            {
                same.Waiters++;
                return same;
            }

            if (_refusals.Find(request) is { } refusal)
            {
                throw refusal;
            }

            if (_outstanding >= Capacity)
            {
                throw new VRChatException(
                    VRChatFailure.LeftAlone, "Too much is waiting to be asked of VRChat already.", Capacity * RequestBudget.Interval);
            }

            var queued = new QueuedRequest(request);
            _outstanding++;
            if (request.Key is { } key)
            {
                _shared.Add(key, queued);
            }

            Enqueue(queued);
            return queued;
        }
    }

    // Under the lock.
    private void Enqueue(QueuedRequest queued)
    {
        _waiting.Enqueue(queued);
        if (!_isPumping)
        {
            _isPumping = true;
            _ = Task.Run(PumpAsync);
        }
    }

    private async Task PumpAsync()
    {
        try
        {
            while (Next(out var queued, out var wait))
            {
                if (queued is null)
                {
                    await Task.Delay(wait, _timeProvider, _stopping);
                }
                else
                {
                    await TryAsync(queued);
                }
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            CancelAll();
        }
    }

    /// <summary>The next request to send, or how long to wait for it; false when there is none.</summary>
    private bool Next(out QueuedRequest? queued, out TimeSpan wait)
    {
        lock (_gate)
        {
            wait = TimeSpan.Zero;
            while (_waiting.TryPeek(out queued))
            {
                var refusal = _refusals.Find(queued.Request);
                if (refusal is null && queued.Waiters > 0)
                {
                    wait = _budget.Take();
                    queued = wait > TimeSpan.Zero ? null : _waiting.Dequeue();
                    return true;
                }

                _waiting.Dequeue();
                Leave(queued);
                if (refusal is null)
                {
                    queued.Cancel();
                }
                else
                {
                    queued.Fail(refusal);
                }
            }

            return _isPumping = false;
        }
    }

    private async Task TryAsync(QueuedRequest queued)
    {
        queued.Tries++;
        try
        {
            var response = await _transport.SendAsync(queued.Request, _stopping);
            if (response.IsFault)
            {
                FailOrRepeat(queued, new VRChatException(
                    VRChatFailure.Unavailable, $"VRChat has a fault: status {(int)response.Status}.", response.RetryAfter));
            }
            else
            {
                Finish(queued, response);
            }
        }
        catch (VRChatException failure)
        {
            FailOrRepeat(queued, failure);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            End(queued).Cancel();
            throw;
        }
#pragma warning disable CA1031 // Whoever waits gets the exception, whatever it is; the others' requests go on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            End(queued).Fail(exception);
        }
    }

    private void Finish(QueuedRequest queued, VRChatResponse response)
    {
        VRChatException? refusal;
        lock (_gate)
        {
            refusal = response.Status switch
            {
                HttpStatusCode.TooManyRequests => _refusals.Stop(queued.Request.Endpoint, response.RetryAfter),
                HttpStatusCode.Forbidden or HttpStatusCode.NotFound when !response.IsOfVRChat => VRChatException.Unreadable(),
                HttpStatusCode.Forbidden => _refusals.Remember(queued.Request.Key, VRChatFailure.Denied),
                HttpStatusCode.NotFound => _refusals.Remember(queued.Request.Key, VRChatFailure.NotFound),
                _ => null,
            };
            Leave(queued);
        }

        if (refusal is null)
        {
            queued.Succeed(response);
            return;
        }

        if (response.Status == HttpStatusCode.TooManyRequests)
        {
            Log.Stopped(_logger, queued.Request.Endpoint, refusal.RetryAfter!.Value.TotalMinutes);
        }

        queued.Fail(refusal);
    }

    private void FailOrRepeat(QueuedRequest queued, VRChatException failure)
    {
        if (failure.Failure == VRChatFailure.Unavailable && queued.Request.IsRepeatable && queued.Tries < MaxTries
            && RetryPause.Of(queued.Tries, failure.RetryAfter) is { } delay)
        {
            _ = RepeatAsync(queued, delay);
            return;
        }

        Log.Failed(_logger, queued.Request.Endpoint, queued.Tries, failure.Message);
        End(queued).Fail(failure);
    }

    private async Task RepeatAsync(QueuedRequest queued, TimeSpan delay)
    {
        try
        {
            await Task.Delay(delay, _timeProvider, _stopping);
            lock (_gate)
            {
                Enqueue(queued);
            }
        }
        catch (OperationCanceledException)
        {
            End(queued).Cancel();
        }
    }

    private QueuedRequest End(QueuedRequest queued)
    {
        lock (_gate)
        {
            Leave(queued);
        }

        return queued;
    }

    // Under the lock.
    private void Leave(QueuedRequest queued)
    {
        _outstanding--;
        if (queued.Request.Key is { } key)
        {
            _shared.Remove(key);
        }
    }

    private void CancelAll()
    {
        lock (_gate)
        {
            while (_waiting.TryDequeue(out var queued))
            {
                Leave(queued);
                queued.Cancel();
            }

            _isPumping = false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Information,
            Message = "VRChat asks for fewer requests to {Endpoint}: it is left alone for {Minutes:0} minutes.")]
        public static partial void Stopped(ILogger logger, string endpoint, double minutes);

        [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "A request to VRChat's {Endpoint} failed, try {Tries}. {Reason}")]
        public static partial void Failed(ILogger logger, string endpoint, int tries, string reason);
    }
}
