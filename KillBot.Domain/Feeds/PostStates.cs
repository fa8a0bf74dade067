using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Feeds;

/// <summary>Reads from the outbox what became of a kill in channels.</summary>
public sealed class PostStates(TimeProvider timeProvider)
{
    /// <summary>By channel; those that the outbox knows nothing of are not there. As many queries for one channel as for hundreds.</summary>
    internal async Task<IReadOnlyDictionary<long, ChannelOutcome>> ReadAsync(
        KillBotDbContext context, Kill kill, IEnumerable<Feed> feeds, CancellationToken cancellationToken)
    {
        var channels = feeds.Select(feed => feed.ChannelId).Distinct().ToDictionary(channel => Destination.DiscordChannel(channel).ToString());
        if (!kill.IsNews || channels.Count == 0)
        {
            return new Dictionary<long, ChannelOutcome>();
        }

        string[] destinations = [.. channels.Keys];
        var pauses = await context.FindPausesAsync(destinations, cancellationToken);
        var waiting = await context.OutboxItems
            .Where(item => destinations.Contains(item.Destination) && item.Event == EventName.KillRecorded && item.SubjectId == kill.Id
                && item.MessageId == null)
            .ToDictionaryAsync(item => item.Destination, StringComparer.Ordinal, cancellationToken);
        var outcomes = waiting.ToDictionary(
            entry => channels[entry.Key], entry => new ChannelOutcome(entry.Value.FeedId, StateOf(entry.Value, pauses.GetValueOrDefault(entry.Key))));
        foreach (var (message, feedId) in await FindToldAsync(context, kill, [.. destinations.Except(waiting.Keys)], cancellationToken))
        {
            outcomes.Add(channels[message.Destination], new ChannelOutcome(feedId, StateOf(message, pauses.GetValueOrDefault(message.Destination))));
        }

        return outcomes;
    }

    private static async Task<IEnumerable<(OutboxMessage Message, Guid? FeedId)>> FindToldAsync(
        KillBotDbContext context, Kill kill, string[] destinations, CancellationToken cancellationToken)
    {
        // No index leads from a kill to its messages: they begin where the kill was recorded, and one of the first has it.
        var ids = await context.OutboxDestinations.Where(d => destinations.Contains(d.Destination))
            .Select(d => (
                from message in context.OutboxMessages
                where message.Destination == d.Destination && message.CreatedAt >= kill.RecordedAt
                join item in context.OutboxItems on message.Id equals item.MessageId
                where item.SubjectId == kill.Id && item.Event == EventName.KillRecorded
                orderby message.CreatedAt
                select (Guid?)message.Id).FirstOrDefault())
            .ToListAsync(cancellationToken);
        var found = ids.OfType<Guid>().ToList();
        var told = await (
            from message in context.OutboxMessages
            where found.Contains(message.Id)
            join item in context.OutboxItems on message.Id equals item.MessageId
            where item.SubjectId == kill.Id && item.Event == EventName.KillRecorded
            select new { Message = message, item.FeedId }).ToListAsync(cancellationToken);
        return told.DistinctBy(row => row.Message.Id).Select(row => (row.Message, row.FeedId));
    }

    private PostState StateOf(OutboxItem item, ChannelPause? pause) =>
        item.DueAt > timeProvider.GetUtcNow() ? new PostState(PostProgress.Delayed, item.DueAt)
        : pause is not null ? new PostState(PostProgress.ChannelPaused, Pause: pause)
        : new PostState(PostProgress.Waiting);

    private static PostState StateOf(OutboxMessage message, ChannelPause? pause) => message switch
    {
        { SentAt: { } sentAt } => new PostState(PostProgress.Sent, sentAt),
        { FailedAt: { } failedAt } => new PostState(PostProgress.GivenUp, failedAt, message.LastError),
        _ when pause is not null => new PostState(PostProgress.ChannelPaused, message.NextAttemptAt, message.LastError, pause),
        { Attempts: > 0 } => new PostState(PostProgress.Retrying, message.NextAttemptAt, message.LastError),
        _ => new PostState(PostProgress.Waiting),
    };
}

/// <param name="FeedId">That it was told for; none for posts of versions that did not note it.</param>
internal sealed record ChannelOutcome(Guid? FeedId, PostState State);
