using KillBot.Discord.Rest;
using Microsoft.Extensions.Logging;

namespace KillBot.Discord.Gateway;

/// <summary>
/// Lets the shards identify no faster and no more often than Discord allows: each of <c>max_concurrency</c> buckets every
/// 5 seconds, and all together within the daily limit, beyond which Discord would reset the token
/// (https://discord.com/developers/docs/events/gateway#rate-limiting, #session-start-limit-object).
/// </summary>
internal sealed partial class IdentifyGate : IDisposable
{
    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(5);

    private readonly Func<CancellationToken, Task<GatewayBot>> _refresh;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Bucket[] _buckets;
    private readonly SemaphoreSlim _counting = new(1, 1);
    private int _remaining;
    private DateTimeOffset _resetsAt;

    /// <param name="bot">What <c>/gateway/bot</c> just said; <paramref name="refresh"/> asks it again.</param>
    public IdentifyGate(GatewayBot bot, Func<CancellationToken, Task<GatewayBot>> refresh, TimeProvider time, ILogger logger)
    {
        _refresh = refresh;
        _time = time;
        _logger = logger;
        _buckets = [.. Enumerable.Range(0, Math.Max(1, bot.SessionStartLimit.MaxConcurrency)).Select(_ => new Bucket())];
        Take(bot);
    }

    /// <summary>Where new sessions connect.</summary>
    public Uri GatewayUrl { get; private set; } = null!;

    /// <summary>Waits until the shard may identify. Dispose of the slot, used or not.</summary>
    public async Task<IdentifySlot> EnterAsync(int shardId, CancellationToken cancellationToken)
    {
        var bucket = _buckets[shardId % _buckets.Length];
        await bucket.Free.WaitAsync(cancellationToken);
        try
        {
            if (bucket.IdentifiedAt is { } last && Spacing - _time.GetElapsedTime(last) is var wait && wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, _time, cancellationToken);
            }

            await CountAsync(cancellationToken);
        }
        catch
        {
            bucket.Free.Release();
            throw;
        }

        return new IdentifySlot(used => Leave(bucket, used));
    }

    public void Dispose()
    {
        _counting.Dispose();
        foreach (var bucket in _buckets)
        {
            bucket.Free.Dispose();
        }
    }

    private void Leave(Bucket bucket, bool used)
    {
        if (used)
        {
            bucket.IdentifiedAt = _time.GetTimestamp();
        }
        else
        {
            Interlocked.Increment(ref _remaining);
        }

        bucket.Free.Release();
    }

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        await _counting.WaitAsync(cancellationToken);
        try
        {
            if (_time.GetUtcNow() >= _resetsAt)
            {
                Take(await _refresh(cancellationToken));
            }

            while (Volatile.Read(ref _remaining) <= 0)
            {
                var wait = _resetsAt - _time.GetUtcNow();
                if (wait > TimeSpan.Zero)
                {
                    Log.SessionLimitReached(_logger, _resetsAt);
                    await Task.Delay(wait, _time, cancellationToken);
                }

                Take(await _refresh(cancellationToken));
            }

            Interlocked.Decrement(ref _remaining);
        }
        finally
        {
            _counting.Release();
        }
    }

    private void Take(GatewayBot bot)
    {
        // A moment is added, so that a limit of 0 that resets in 0 ms is not asked for in a tight loop.
        _resetsAt = _time.GetUtcNow() + TimeSpan.FromMilliseconds(bot.SessionStartLimit.ResetAfter) + TimeSpan.FromSeconds(1);
        Volatile.Write(ref _remaining, bot.SessionStartLimit.Remaining);
        GatewayUrl = bot.Url;
    }

    private sealed class Bucket
    {
        public SemaphoreSlim Free { get; } = new(1, 1);

        public long? IdentifiedAt { get; set; }
    }

    // Numbered apart from those of GatewayService, whose category this is.
    private static partial class Log
    {
        [LoggerMessage(EventId = 31, Level = LogLevel.Warning,
            Message = "All of today's gateway sessions are used up; new ones can start at {ResetsAt:u}. Until then the bot stays offline.")]
        public static partial void SessionLimitReached(ILogger logger, DateTimeOffset resetsAt);
    }
}
