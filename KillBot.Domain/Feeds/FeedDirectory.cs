using KillBot.Domain.Data;
using KillBot.Domain.Players;
using KillBot.Domain.VRChat.Live;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Feeds;

/// <summary>Changes the feeds of each server. A guild reaches its own feeds only.</summary>
public sealed class FeedDirectory
{
    private const string Removed = "The feed was removed.";
    private const string Paused = "The feed was paused by an admin.";
    private const string Moved = "The feed posts to another channel now.";

    private readonly DatabaseWriter _writer;
    private readonly IDbContextFactory<KillBotDbContext> _contexts;
    private readonly LiveInstances _live;

    internal FeedDirectory(DatabaseWriter writer, IDbContextFactory<KillBotDbContext> contexts, LiveInstances live)
    {
        _writer = writer;
        _contexts = contexts;
        _live = live;
    }

    /// <summary>Adds a feed with the next number of the guild.</summary>
    /// <param name="createdBy">The admin's snowflake.</param>
    public Task<FeedResult> AddAsync(long guildId, FeedChoices choices, long createdBy) =>
        _writer.ExecuteWhenPossibleAsync(transaction => Add(transaction, guildId, choices, createdBy));

    /// <summary>Adds a feed like another, in another channel.</summary>
    public Task<FeedResult> CopyAsync(long guildId, int number, long channelId, long createdBy) =>
        _writer.ExecuteWhenPossibleAsync(transaction => Find(transaction, guildId, number) is { } feed
            ? Add(transaction, guildId, feed.Choices with { ChannelId = channelId }, createdBy)
            : new FeedResult(null, FeedRefusal.NotFound));

    /// <summary>Changes a feed, from the next kill on; what waits already is posted when it was to be, unless the feed leaves the channel.</summary>
    public Task<FeedResult> ChangeAsync(long guildId, int number, Func<FeedChoices, FeedChoices> change) =>
        _writer.ExecuteWhenPossibleAsync(transaction =>
        {
            var feeds = transaction.FeedsOf(transaction.ServerOf(guildId));
            if (feeds.Find(feed => feed.Number == number) is not { } feed)
            {
                return new FeedResult(null, FeedRefusal.NotFound);
            }

            var choices = change(feed.Choices);
            if (Refuse(guildId, choices, feeds.Where(other => other != feed)) is { } refused)
            {
                return refused;
            }

            var before = feed.Choices;
            Apply(choices, feed, transaction.Now);
            transaction.SaveFeed(feed);
            if (before.ChannelId != feed.ChannelId || (before.Style == FeedStyle.Live && feed.Style != FeedStyle.Live))
            {
                Silence(transaction, feed.Id, before, Moved);
            }

            Begin(transaction, feed);
            return new FeedResult(feed, null);
        });

    /// <summary>Removes a feed and forgets what waits for it; null when there is none.</summary>
    public Task<Feed?> RemoveAsync(long guildId, int number) => RemoveAsync(guildId, feed => feed.Number == number);

    /// <inheritdoc cref="RemoveAsync(long, int)"/>
    /// <param name="id">Of a feed of the guild: a number may be another feed's by now.</param>
    public Task<Feed?> RemoveAsync(long guildId, Guid id) => RemoveAsync(guildId, feed => feed.Id == id);

    /// <summary>Has a feed rest and forgets what waits for it; null when there is none.</summary>
    public Task<Feed?> PauseAsync(long guildId, int number) => _writer.ExecuteWhenPossibleAsync(transaction =>
    {
        if (Find(transaction, guildId, number) is not { } feed)
        {
            return null;
        }

        feed.PausedAt ??= feed.ChangedAt = transaction.Now;
        transaction.SaveFeed(feed);
        Silence(transaction, feed.Id, feed.Choices, Paused);
        return feed;
    });

    /// <summary>Ends the rest of a feed; null when there is none.</summary>
    public Task<Feed?> ResumeAsync(long guildId, int number) => _writer.ExecuteWhenPossibleAsync(transaction =>
    {
        if (Find(transaction, guildId, number) is { PausedAt: not null } feed)
        {
            (feed.PausedAt, feed.ChangedAt) = (null, transaction.Now);
            transaction.SaveFeed(feed);
            Begin(transaction, feed);
            return feed;
        }

        return Find(transaction, guildId, number);
    });

    public async Task<Feed?> FindAsync(long guildId, int number, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await OfGuild(context, guildId).FirstOrDefaultAsync(feed => feed.Number == number, cancellationToken);
    }

    /// <summary>The feeds of a guild by number, with what keeps them from posting.</summary>
    public async Task<IReadOnlyList<FeedState>> ListAsync(long guildId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var feeds = await OfGuild(context, guildId).OrderBy(feed => feed.Number).ToListAsync(cancellationToken);
        return await FeedStates.ReadAsync(context, feeds, cancellationToken);
    }

    private Task<Feed?> RemoveAsync(long guildId, Predicate<Feed> isMeant) => _writer.ExecuteWhenPossibleAsync(transaction =>
    {
        if (transaction.FeedsOf(transaction.ServerOf(guildId)).Find(isMeant) is not { } feed)
        {
            return null;
        }

        transaction.DeleteFeed(feed.Id);
        Silence(transaction, feed.Id, feed.Choices, Removed);
        return feed;
    });

    private FeedResult Add(WriteTransaction transaction, long guildId, FeedChoices choices, long createdBy)
    {
        var serverId = transaction.ServerOf(guildId);
        var feeds = transaction.FeedsOf(serverId);
        if (Refuse(guildId, choices, feeds) is { } refused)
        {
            return refused;
        }

        if (feeds.Count >= FeedRules.MaxPerServer)
        {
            return new FeedResult(null, FeedRefusal.TooMany);
        }

        var feed = new Feed
        {
            Id = Guid.CreateVersion7(transaction.Now),
            ServerId = serverId,
            Number = feeds.Count == 0 ? 1 : feeds[^1].Number + 1,
            ChannelId = choices.ChannelId,
            Kind = choices.Kind,
            CreatedBy = createdBy,
            CreatedAt = transaction.Now,
            ChangedAt = transaction.Now,
        };
        Apply(choices, feed, transaction.Now);
        transaction.SaveFeed(feed);
        Begin(transaction, feed);
        return new FeedResult(feed, null);
    }

    private void Begin(WriteTransaction transaction, Feed feed)
    {
        if (feed is { Style: FeedStyle.Live, PausedAt: null })
        {
            _live.Begin(transaction, feed);
        }
    }

    private void Silence(WriteTransaction transaction, Guid feedId, FeedChoices choices, string reason)
    {
        if (choices.Style == FeedStyle.Live)
        {
            _live.End(transaction, feedId, choices.ChannelId);
        }
        else
        {
            transaction.SilenceFeed(feedId, choices.ChannelId, reason);
        }
    }

    private static FeedResult? Refuse(long guildId, FeedChoices choices, IEnumerable<Feed> others) =>
        FeedRules.Check(guildId, choices) is { } refusal ? new FeedResult(null, refusal)
        : others.FirstOrDefault(other => (other.ChannelId, other.Kind, other.Filter) == (choices.ChannelId, choices.Kind, choices.Filter)
            && (other.Style == FeedStyle.Live) == (choices.Style == FeedStyle.Live)) is { } same
            ? new FeedResult(same, FeedRefusal.Duplicate)
        : null;

    private static void Apply(FeedChoices choices, Feed feed, DateTimeOffset now)
    {
        feed.ChannelId = choices.ChannelId;
        feed.Kind = choices.Kind;
        feed.Filter = choices.Filter;
        feed.Style = choices.Style;
        feed.DelaySeconds = (int)choices.Delay.TotalSeconds;
        feed.MentionRoleId = choices.MentionRoleId;
        feed.ChangedAt = now;
    }

    private static Feed? Find(WriteTransaction transaction, long guildId, int number) =>
        transaction.FeedsOf(transaction.ServerOf(guildId)).Find(feed => feed.Number == number);

    private static IQueryable<Feed> OfGuild(KillBotDbContext context, long guildId) =>
        from feed in context.Feeds
        join server in context.Servers on feed.ServerId equals server.Id
        where server.DiscordId == guildId
        select feed;
}
