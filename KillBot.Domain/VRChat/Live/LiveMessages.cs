using KillBot.Domain.Data;
using KillBot.Domain.Feeds;
using KillBot.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.VRChat.Live;

/// <summary>The messages that show instances, for whoever posts them.</summary>
public sealed class LiveMessages
{
    /// <summary>How long messages of instances that are over are remembered: who rejoins sees the old one go on if its session did.</summary>
    public static readonly TimeSpan KeepFor = TimeSpan.FromDays(7);

    private const int BatchSize = 50;

    private const string SlowDown = """
        UPDATE outbox_items SET due_at = max(due_at, @p3) WHERE destination = @p0 AND event = @p1 AND subject_id = @p2 AND message_id IS NULL
        """;

    private readonly DatabaseWriter _writer;
    private readonly IDbContextFactory<KillBotDbContext> _contexts;
    private readonly LiveInstances _live;
    private readonly TimeProvider _timeProvider;

    internal LiveMessages(DatabaseWriter writer, IDbContextFactory<KillBotDbContext> contexts, LiveInstances live, TimeProvider timeProvider) =>
        (_writer, _contexts, _live, _timeProvider) = (writer, contexts, live, timeProvider);

    /// <summary>A message, and what it takes to post it; null when it is forgotten, or the bot is not in the guild any more.</summary>
    public async Task<PostableLiveMessage?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var found = await (
            from message in context.LiveMessages
            where message.Id == id
            join server in context.Servers on message.ServerId equals server.Id
            where server.IsActive && server.DiscordId != null
            select new
            {
                Message = message,
                server.DiscordId,
                IsFollowed = context.Feeds.Any(feed => feed.Id == message.FeedId && feed.ChannelId == message.ChannelId
                    && feed.Style == FeedStyle.Live && feed.PausedAt == null),
            }).FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : new PostableLiveMessage(found.Message, found.DiscordId!.Value, found.IsFollowed);
    }

    /// <summary>Notes what Discord shows now, and keeps back the next edit for <see cref="LiveMessage.Pace"/>.</summary>
    /// <param name="messageId">The message's snowflake.</param>
    /// <param name="shown">By what the sender knows what it shows; null where that is not what there is to show.</param>
    public Task<bool> NoteAsync(Guid id, long messageId, byte[]? shown) => _writer.ExecuteWhenPossibleAsync(transaction =>
    {
        if (transaction.FindLiveMessage(id) is not { } message)
        {
            return false;
        }

        (message.MessageId, message.Shown, message.EditedAt) = (messageId, shown, transaction.Now);
        transaction.SaveLiveMessage(message);
        transaction.Command(SlowDown)
            .Set(0, Destination.DiscordLive(message.ChannelId).ToString()).Set(1, EventName.VRChatInstance).Set(2, id)
            .Set(3, transaction.Now + LiveMessage.Pace)
            .Execute();
        if (shown is null)
        {
            _live.Tell(transaction, message);
        }

        return true;
    });

    /// <summary>Somebody has deleted the message: it is made anew, the first time.</summary>
    public Task<bool> NoteDeletedAsync(Guid id) => _writer.ExecuteWhenPossibleAsync(transaction =>
    {
        if (transaction.FindLiveMessage(id) is not { MessageId: not null } message)
        {
            return false;
        }

        (message.MessageId, message.Shown, message.EditedAt) = (null, null, null);
        message.Deletions++;
        transaction.SaveLiveMessage(message);
        _live.Tell(transaction, message);
        return true;
    });

    /// <summary>
    /// Has everything that is shown looked at: privacy, settings and names change without the instance. What went unnoticed while no process
    /// ran is noticed too. Returns how many instances there are.
    /// </summary>
    public async Task<int> RefreshAllAsync(CancellationToken cancellationToken)
    {
        var instances = await ListInstancesAsync(cancellationToken);
        foreach (var batch in instances.Chunk(BatchSize))
        {
            await _writer.ExecuteWhenPossibleAsync(
                transaction =>
                {
                    Array.ForEach(batch, instance => _live.Refresh(transaction, instance));
                    return true;
                },
                cancellationToken);
        }

        await _writer.ExecuteWhenPossibleAsync(transaction => transaction.DeleteLiveMessages(transaction.Now - KeepFor), cancellationToken);
        return instances.Count;
    }

    /// <summary>Nobody needs to be told of an instance that was over before it could be shown, and has been for long.</summary>
    public bool IsHistory(LiveMessage message) =>
        message is { MessageId: null, EndedAt: { } ended } && _timeProvider.GetUtcNow() - ended > Events.VRChatFeeds.NewsAge;

    private async Task<IReadOnlyList<byte[]>> ListInstancesAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var shown = await context.LiveMessages.Where(message => message.EndedAt == null).Select(message => message.InstanceKey)
            .Distinct().ToListAsync(cancellationToken);
        var servers = context.Feeds.Where(feed => feed.Style == FeedStyle.Live).Select(feed => feed.ServerId);
        var open = await context.VRChatSessions.Where(session => session.EndedAt == null && servers.Contains(session.ServerId))
            .Select(session => session.InstanceKey).Distinct().ToListAsync(cancellationToken);
        return [.. shown.Concat(open).DistinctBy(Convert.ToHexString)];
    }
}

/// <param name="GuildId">The guild's snowflake.</param>
/// <param name="IsFollowed">The feed still shows instances in this channel.</param>
public sealed record PostableLiveMessage(LiveMessage Message, long GuildId, bool IsFollowed);
