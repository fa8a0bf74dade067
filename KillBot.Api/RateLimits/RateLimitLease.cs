using System.Globalization;
using System.Reflection;
using KillBot.Api.Errors;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.RateLimits;

/// <summary>What a request has taken from its budget; an endpoint that takes several items has it as a parameter.</summary>
internal sealed class RateLimitLease
{
    private static readonly RateLimitLease Unlimited = new(null, default, default, null!);
    private readonly RateLimitTable? _table;
    private readonly RateLimitPartition _partition;
    private readonly HttpContext _context;
    private RateLimitState _state;
    private int _taken;

    private RateLimitLease(RateLimitTable? table, RateLimitPartition partition, RateLimitState state, HttpContext context)
    {
        _table = table;
        _partition = partition;
        _state = state;
        _context = context;
        _taken = state.IsTaken ? 1 : 0;
    }

    public bool IsTaken => _table is null || _state.IsTaken;

    /// <summary>Takes one for a request, whose answer will say so.</summary>
    public static RateLimitLease Take(RateLimitTable table, RateLimitPartition partition, HttpContext context)
    {
        var lease = new RateLimitLease(table, partition, table.Take(partition, 1), context);
        // Late: an exception handler starts its answer by clearing what was set before.
        context.Response.OnStarting(static state => ((RateLimitLease)state).AddHeaders(), lease);
        return lease;
    }

    /// <summary>
    /// Takes the items of a request beyond its first, all or none. More than the whole limit is let in when the request is the first of
    /// its window, which then lasts as much longer.
    /// </summary>
    public bool TryTakeMore(int count)
    {
        if (_table is null || count <= 0)
        {
            return true;
        }

        _state = _table.Take(_partition, count, _taken);
        if (_state.IsTaken)
        {
            _taken += count;
        }

        return _state.IsTaken;
    }

    /// <summary>429 for a batch of <paramref name="count"/> that <see cref="TryTakeMore"/> refused.</summary>
    public ProblemHttpResult Refuse(int count)
    {
        var hint = count > _table!.Rule.Limit
            ? "as the first request of the next minute, or in smaller batches"
            : "after that, or fewer now";
        return TypedResults.ApiProblem(
            StatusCodes.Status429TooManyRequests,
            ErrorCodes.RateLimited,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_table.Rule.Sentence} There is room for {_state.Remaining} in the next {RetryAfter()} seconds, so nothing of these {count} was recorded. Send them {hint}."));
    }

    /// <summary>Answers 429 to a request that did not fit.</summary>
    public Task RefuseAsync() => ApiProblems.WriteAsync(
        _context,
        StatusCodes.Status429TooManyRequests,
        ErrorCodes.RateLimited,
        string.Create(CultureInfo.InvariantCulture, $"{_table!.Rule.Sentence} Try again in {RetryAfter()} seconds."));

    /// <summary>The lease of a request; one without limits where there are none.</summary>
    public static ValueTask<RateLimitLease> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult(context.Features.Get<RateLimitLease>() ?? Unlimited);

    private Task AddHeaders()
    {
        var headers = _context.Response.Headers;
        headers["X-RateLimit-Limit"] = _table!.Rule.LimitText;
        headers["X-RateLimit-Remaining"] = _state.Remaining.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = _state.Reset.ToString(CultureInfo.InvariantCulture);
        if (_context.Response.StatusCode == StatusCodes.Status429TooManyRequests && !_state.IsTaken)
        {
            headers.RetryAfter = RetryAfter().ToString(CultureInfo.InvariantCulture);
        }

        return Task.CompletedTask;
    }

    private long RetryAfter() => Math.Max(1, _state.Reset - _table!.Now.ToUnixTimeSeconds());
}
