using KillBot.Domain.Data;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Feeds;

/// <summary>Reads how feeds are doing.</summary>
internal static class FeedStates
{
    /// <summary>In the order of <paramref name="feeds"/>.</summary>
    public static async Task<IReadOnlyList<FeedState>> ReadAsync(
        KillBotDbContext context, IReadOnlyList<Feed> feeds, CancellationToken cancellationToken)
    {
        var destinations = feeds.Select(NameOf).Distinct().ToList();
        var paused = await context.FindPausesAsync(destinations, cancellationToken);
        var waiting = await context.OutboxItems
            .Where(item => destinations.Contains(item.Destination) && item.MessageId == null && item.FeedId != null)
            .GroupBy(item => item.FeedId)
            .Select(group => new { FeedId = group.Key!.Value, Count = group.Count() })
            .ToDictionaryAsync(group => group.FeedId, group => group.Count, cancellationToken);
        return [.. feeds.Select(feed => new FeedState(
            feed, paused.GetValueOrDefault(NameOf(feed)), waiting.GetValueOrDefault(feed.Id)))];
    }

    private static string NameOf(Feed feed) => feed.Destination.ToString();
}
