namespace KillBot.Domain.Feeds.Filters;

/// <summary>A feed for <see cref="FeedIndex{T}"/>.</summary>
/// <param name="Filter">None for a feed that tells everything.</param>
/// <param name="Feed">What the index gives back.</param>
public readonly record struct IndexedFeed<T>(Guid ServerId, FeedKind Kind, FeedFilter? Filter, T Feed);
