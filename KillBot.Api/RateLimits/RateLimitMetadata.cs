namespace KillBot.Api.RateLimits;

/// <summary>The limit of an endpoint; the last one that was named counts, so that an endpoint overrides its group.</summary>
internal sealed record RateLimitMetadata(RateLimit Limit)
{
    public static RateLimit Of(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<RateLimitMetadata>()?.Limit ?? RateLimit.Anonymous;
}

internal static class RateLimitConventions
{
    /// <summary>
    /// Puts an endpoint, or a group of them, under a limit. Each request counts as one; an endpoint that takes several items counts
    /// the others with <see cref="RateLimitLease.TryTakeMore"/>.
    /// </summary>
    public static TBuilder RequireRateLimit<TBuilder>(this TBuilder builder, RateLimit limit)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new RateLimitMetadata(limit));
}
