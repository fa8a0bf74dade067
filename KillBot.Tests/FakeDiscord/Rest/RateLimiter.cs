using System.Runtime.InteropServices;

namespace KillBot.Tests.FakeDiscord.Rest;

/// <summary>Counts requests per bucket and major parameter, and over all. A window opens with its first request.</summary>
internal sealed class RateLimiter(FakeDiscordOptions options)
{
    private static readonly TimeSpan GlobalWindow = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Bucket, string Major), Window> _windows = [];
    private readonly Dictionary<(string Bucket, string Major), (DateTimeOffset Until, string Scope)> _blocks = [];
    private Window _global;
    private DateTimeOffset _globalBlock;

    public RateLimitDecision Take(Route route, string major)
    {
        var now = options.TimeProvider.GetUtcNow();
        var (limit, length) = route.CreatesMessage
            ? (options.MessageLimit, options.MessageWindow)
            : (options.OtherLimit, options.OtherWindow);
        lock (_gate)
        {
            if (!route.IsInteraction && TakeGlobal(now) is { } refused)
            {
                return refused;
            }

            var key = (route.Bucket, major);
            var window = _windows.GetValueOrDefault(key);
            if (window.Ends <= now)
            {
                window = new Window(now + length, 0);
            }

            if (_blocks.TryGetValue(key, out var block) && block.Until > now)
            {
                return new RateLimitDecision(route.Bucket, limit, 0, block.Until, block.Until - now, block.Until - now, block.Scope);
            }

            if (window.Used >= limit)
            {
                return new RateLimitDecision(route.Bucket, limit, 0, window.Ends, window.Ends - now, window.Ends - now);
            }

            window = window with { Used = window.Used + 1 };
            _windows[key] = window;
            return new RateLimitDecision(route.Bucket, limit, limit - window.Used, window.Ends, window.Ends - now);
        }
    }

    /// <summary>Starts a limit by order of a test; it holds for its whole time, so that a client that ignores it is seen.</summary>
    public RateLimitDecision Block(Route route, string major, string scope, TimeSpan retryAfter)
    {
        var now = options.TimeProvider.GetUtcNow();
        lock (_gate)
        {
            if (scope == "global")
            {
                _globalBlock = now + retryAfter;
                return Global(now, retryAfter);
            }

            _blocks[(route.Bucket, major)] = (now + retryAfter, scope);
            return new RateLimitDecision(route.Bucket, options.MessageLimit, 0, now + retryAfter, retryAfter, retryAfter, scope);
        }
    }

    private static RateLimitDecision Global(DateTimeOffset now, TimeSpan retryAfter) =>
        new(null, 0, 0, now + retryAfter, retryAfter, retryAfter, "global");

    private RateLimitDecision? TakeGlobal(DateTimeOffset now)
    {
        if (_globalBlock > now)
        {
            return Global(now, _globalBlock - now);
        }

        if (_global.Ends <= now)
        {
            _global = new Window(now + GlobalWindow, 0);
        }

        if (_global.Used >= options.GlobalLimit)
        {
            return Global(now, _global.Ends - now);
        }

        _global = _global with { Used = _global.Used + 1 };
        return null;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Window(DateTimeOffset Ends, int Used);
}
