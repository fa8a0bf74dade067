namespace KillBot.Domain.Feeds.Filters;

/// <summary>
/// Finds the feeds that a kill or event is for, without asking each of them. Immutable, for all threads; its subjects are for one.
/// </summary>
public sealed class FeedIndex<T>
{
    private readonly Dictionary<(Guid ServerId, FeedKind Kind), FeedBucket<T>> _buckets = [];

    /// <param name="feeds">Those of a server and kind are found in this order.</param>
    public FeedIndex(IEnumerable<IndexedFeed<T>> feeds)
    {
        foreach (var bucket in feeds.GroupBy(feed => (feed.ServerId, feed.Kind)))
        {
            _buckets.Add(bucket.Key, new FeedBucket<T>([.. bucket]));
        }
    }

    /// <summary>Without any feed of that kind a server need not be asked about.</summary>
    public bool HasFeeds(Guid serverId, FeedKind kind) => _buckets.ContainsKey((serverId, kind));

    /// <summary>Adds the feeds of a server and kind whose filters match, each once, to <paramref name="found"/>.</summary>
    public void Find(Guid serverId, FeedKind kind, FeedSubject subject, ICollection<T> found)
    {
        if (_buckets.TryGetValue((serverId, kind), out var bucket))
        {
            bucket.Find(serverId, subject, found);
        }
    }
}
