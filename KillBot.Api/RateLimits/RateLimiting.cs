using Microsoft.Extensions.Options;

namespace KillBot.Api.RateLimits;

/// <summary>
/// Counts each request against the budget of its key, user or address, and refuses what does not fit. It runs after authentication, for
/// it must know whom it counts for, and before authorization, so that bad credentials are counted too.
/// </summary>
internal sealed class RateLimiting
{
    private readonly RequestDelegate _next;
    private readonly RateLimitTable?[] _tables = new RateLimitTable?[Enum.GetValues<RateLimit>().Length];

    public RateLimiting(RequestDelegate next, IOptions<RateLimitOptions> options, TimeProvider timeProvider)
    {
        _next = next;
        foreach (var limit in Enum.GetValues<RateLimit>().Where(limit => limit is not (RateLimit.Unlimited or RateLimit.Authentication)))
        {
            _tables[(int)limit] = new RateLimitTable(RateLimitRule.Of(limit, options.Value), timeProvider);
        }
    }

    public Task InvokeAsync(HttpContext context)
    {
        if (Take(context) is not { } lease)
        {
            return _next(context);
        }

        if (!lease.IsTaken)
        {
            return lease.RefuseAsync();
        }

        context.Features.Set(lease);
        return _next(context);
    }

    private RateLimitLease? Take(HttpContext context)
    {
        var limit = RateLimitMetadata.Of(context.GetEndpoint());
        if (limit == RateLimit.Unlimited)
        {
            return null;
        }

        var caller = RateLimitPartition.OfCredentials(context);
        if (caller is null || limit == RateLimit.Authentication)
        {
            return RateLimitLease.Take(_tables[(int)RateLimit.Anonymous]!, RateLimitPartition.OfAddress(context), context);
        }

        return limit == RateLimit.Anonymous ? null : RateLimitLease.Take(_tables[(int)limit]!, caller.Value, context);
    }
}
