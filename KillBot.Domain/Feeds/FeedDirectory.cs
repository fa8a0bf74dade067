using KillBot.Domain.Data;
using KillBot.Domain.Notifications;
using KillBot.Domain.Players;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Feeds;

/// <summary>The feeds of each server.</summary>
public sealed class FeedDirectory
{
    private readonly DatabaseWriter _writer;
    private readonly IDbContextFactory<KillBotDbContext> _contexts;

    internal FeedDirectory(DatabaseWriter writer, IDbContextFactory<KillBotDbContext> contexts)
    {
        _writer = writer;
        _contexts = contexts;
    }

    /// <summary>Adds a feed; false when the channel has one of this kind already.</summary>
    public Task<bool> AddAsync(long guildId, long channelId, FeedKind kind, long createdBy) =>
        _writer.ExecuteWhenPossibleAsync(transaction =>
        {
            var added = transaction
                .Command("""
                    INSERT INTO feeds (id, server_id, channel_id, kind, created_by, created_at)
                    VALUES (@p0, @p1, @p2, @p3, @p4, @p5) ON CONFLICT DO NOTHING
                    """)
                .Set(0, Guid.CreateVersion7(transaction.Now)).Set(1, transaction.ServerOf(guildId)).Set(2, channelId)
                .Set(3, kind.ToString()).Set(4, createdBy).Set(5, transaction.Now)
                .Execute() == 1;
            transaction.ForgetCached();
            return added;
        });

    /// <summary>Removes a feed of a guild; false when there is none. Without any feed left the channel hears no more.</summary>
    public Task<bool> RemoveAsync(long guildId, long channelId, FeedKind kind) => _writer.ExecuteWhenPossibleAsync(transaction =>
    {
        var removed = transaction
            .Command("""
                DELETE FROM feeds WHERE channel_id = @p1 AND kind = @p2
                AND server_id = (SELECT id FROM servers WHERE discord_id = @p0)
                """)
            .Set(0, guildId).Set(1, channelId).Set(2, kind.ToString()).Execute() == 1;
        if (removed)
        {
            transaction.ForgetCached();
            AbandonWithoutFeeds(transaction, channelId);
        }

        return removed;
    });

    /// <summary>The feeds of a guild, with what keeps them from posting.</summary>
    public async Task<IReadOnlyList<FeedState>> ListAsync(long guildId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var feeds = await (
            from feed in context.Feeds
            join server in context.Servers on feed.ServerId equals server.Id
            where server.DiscordId == guildId
            orderby feed.Id
            select feed).ToListAsync(cancellationToken);
        var destinations = feeds.Select(feed => Destination.DiscordChannel(feed.ChannelId).ToString()).ToList();
        var paused = await context.OutboxDestinations
            .Where(d => destinations.Contains(d.Destination) && d.PausedAt != null)
            .ToDictionaryAsync(d => d.Destination, d => d.PauseReason, StringComparer.Ordinal, cancellationToken);
        return [.. feeds.Select(feed =>
            new FeedState(feed, paused.GetValueOrDefault(Destination.DiscordChannel(feed.ChannelId).ToString())))];
    }

    /// <summary>The guild whose feeds a channel has; null when it has none.</summary>
    public async Task<long?> FindGuildAsync(long channelId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await (
            from feed in context.Feeds
            join server in context.Servers on feed.ServerId equals server.Id
            where feed.ChannelId == channelId
            select server.DiscordId).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Who added the feeds of a channel, each once.</summary>
    public async Task<IReadOnlyList<long>> FindAuthorsAsync(long channelId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        // 0 stands for somebody who wanted to be forgotten.
        return await context.Feeds.Where(feed => feed.ChannelId == channelId && feed.CreatedBy != 0)
            .Select(feed => feed.CreatedBy).Distinct().ToListAsync(cancellationToken);
    }

    private static void AbandonWithoutFeeds(WriteTransaction transaction, long channelId)
    {
        using (var reader = transaction.Command("SELECT 1 FROM feeds WHERE channel_id = @p0").Set(0, channelId).Query())
        {
            if (reader.Read())
            {
                return;
            }
        }

        OutboxStore.Abandon(transaction, Destination.DiscordChannel(channelId).ToString(), "The feed was removed.");
    }
}

/// <param name="PauseReason">What keeps the feed's channel from being posted to; none when it works.</param>
public sealed record FeedState(Feed Feed, string? PauseReason);
