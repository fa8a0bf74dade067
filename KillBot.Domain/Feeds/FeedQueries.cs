using KillBot.Domain.Data;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Feeds;

/// <summary>Reads the feeds of a channel, and whose it is.</summary>
public sealed class FeedQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    /// <summary>By number.</summary>
    public async Task<IReadOnlyList<Feed>> ListByChannelAsync(long channelId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Feeds.Where(feed => feed.ChannelId == channelId).OrderBy(feed => feed.Number).ToListAsync(cancellationToken);
    }

    /// <summary>Whether anybody has ever reported from VRChat for a guild.</summary>
    public async Task<bool> HasVRChatTrackerAsync(long guildId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from tracker in context.VRChatTrackers
            join server in context.Servers on tracker.ServerId equals server.Id
            where server.DiscordId == guildId
            select tracker.Id).AnyAsync(cancellationToken);
    }

    /// <summary>The snowflakes of those who had something posted to a channel.</summary>
    public async Task<IReadOnlyList<long>> ListAuthorsAsync(long channelId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Feeds.Where(feed => feed.ChannelId == channelId).Select(feed => feed.CreatedBy)
            .Union(context.VRChatWatches.Where(watch => watch.ChannelId == channelId).Select(watch => watch.CreatedBy))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The guild whose feeds, or watches, a channel has; null when it has none.</summary>
    public async Task<long?> FindGuildAsync(long channelId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from feed in context.Feeds
            join server in context.Servers on feed.ServerId equals server.Id
            where feed.ChannelId == channelId
            select server.DiscordId).FirstOrDefaultAsync(cancellationToken)
            ?? await (
            from watch in context.VRChatWatches
            join server in context.Servers on watch.ServerId equals server.Id
            where watch.ChannelId == channelId
            select server.DiscordId).FirstOrDefaultAsync(cancellationToken);
    }
}
