using KillBot.Domain.Data;
using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;

namespace KillBot.Domain.VRChat.Live;

/// <summary>The feeds that show instances and may post now. A cache of <see cref="WriteTransaction"/>.</summary>
internal sealed class LiveFeeds
{
    private const string Select = $"""
        SELECT {FeedStatements.Columns}
        FROM feeds f
        JOIN servers ON servers.id = f.server_id AND servers.is_active = 1
        LEFT JOIN server_settings s ON s.server_id = f.server_id
        WHERE f.style = 'Live' AND f.paused_at IS NULL AND (s.server_id IS NULL OR s.notifications)
        ORDER BY f.number
        """;

    private ILookup<Guid, LiveFeed>? _feeds;

    public bool IsEmpty(WriteTransaction transaction) => All(transaction).Count == 0;

    /// <summary>Those of a server by number.</summary>
    public IEnumerable<LiveFeed> Of(WriteTransaction transaction, Guid serverId) => All(transaction)[serverId];

    private ILookup<Guid, LiveFeed> All(WriteTransaction transaction) => _feeds ??= Read(transaction).ToLookup(feed => feed.Feed.ServerId);

    private static List<LiveFeed> Read(WriteTransaction transaction)
    {
        List<LiveFeed> feeds = [];
        using var reader = transaction.Command(Select).Query();
        while (reader.Read())
        {
            var feed = FeedStatements.Read(reader);
            if (feed.Filter is null)
            {
                feeds.Add(new LiveFeed(feed, null));
            }
            else if (FeedFilter.Parse(feed.Filter, feed.Kind).Filter is { } filter)
            {
                feeds.Add(new LiveFeed(feed, filter));
            }
        }

        return feeds;
    }
}

/// <param name="Filter">None lets every instance pass.</param>
internal sealed record LiveFeed(Feed Feed, FeedFilter? Filter);
