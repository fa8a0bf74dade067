using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Feeds;

/// <summary>Reads from the outbox what became of a kill in channels.</summary>
public sealed class PostStates(TimeProvider timeProvider)
{
    /// <summary>By channel; those that the outbox knows nothing of are not there.</summary>
    internal async Task<IReadOnlyDictionary<long, ChannelOutcome>> ReadAsync(
        KillBotDbContext context, Kill kill, IEnumerable<Feed> feeds, CancellationToken cancellationToken)
    {
        Dictionary<long, ChannelOutcome> outcomes = [];
        if (!kill.IsNews)
        {
            return outcomes;
        }

        foreach (var channel in feeds.Select(feed => feed.ChannelId).Distinct())
        {
            var destination = Destination.DiscordChannel(channel).ToString();
            var outcome = await FindWaitingAsync(context, kill, destination, cancellationToken)
                ?? await FindToldAsync(context, kill, destination, cancellationToken);
            if (outcome is not null)
            {
                outcomes.Add(channel, outcome);
            }
        }

        return outcomes;
    }

    private async Task<ChannelOutcome?> FindWaitingAsync(KillBotDbContext context, Kill kill, string destination, CancellationToken cancellationToken)
    {
        var item = await context.OutboxItems.FirstOrDefaultAsync(
            item => item.Destination == destination && item.Event == EventName.KillRecorded && item.SubjectId == kill.Id && item.MessageId == null,
            cancellationToken);
        if (item is null)
        {
            return null;
        }

        var state = item.DueAt > timeProvider.GetUtcNow() ? new PostState(PostProgress.Delayed, item.DueAt)
            : await FindPauseAsync(context, destination, cancellationToken) is { } pause ? new PostState(PostProgress.ChannelPaused, Pause: pause)
            : new PostState(PostProgress.Waiting);
        return new ChannelOutcome(item.FeedId, state);
    }

    private static async Task<ChannelOutcome?> FindToldAsync(KillBotDbContext context, Kill kill, string destination, CancellationToken cancellationToken)
    {
        // No index leads from a kill to its messages: they begin where the kill was recorded, and one of the first has it.
        var told = await (
            from message in context.OutboxMessages
            where message.Destination == destination && message.CreatedAt >= kill.RecordedAt
            join item in context.OutboxItems on message.Id equals item.MessageId
            where item.SubjectId == kill.Id && item.Event == EventName.KillRecorded
            orderby message.CreatedAt
            select new { Message = message, item.FeedId }).FirstOrDefaultAsync(cancellationToken);
        return told is null ? null : new ChannelOutcome(told.FeedId, told.Message switch
        {
            { SentAt: { } sentAt } => new PostState(PostProgress.Sent, sentAt),
            { FailedAt: { } failedAt } => new PostState(PostProgress.GivenUp, failedAt, told.Message.LastError),
            _ when await FindPauseAsync(context, destination, cancellationToken) is { } pause =>
                new PostState(PostProgress.ChannelPaused, told.Message.NextAttemptAt, told.Message.LastError, pause),
            { Attempts: > 0 } => new PostState(PostProgress.Retrying, told.Message.NextAttemptAt, told.Message.LastError),
            _ => new PostState(PostProgress.Waiting),
        });
    }

    private static async Task<ChannelPause?> FindPauseAsync(KillBotDbContext context, string destination, CancellationToken cancellationToken) =>
        await context.OutboxDestinations.FirstOrDefaultAsync(d => d.Destination == destination && d.PausedAt != null, cancellationToken)
            is { PausedAt: { } since } paused ? new ChannelPause(paused.PauseCode, paused.PauseReason!, since) : null;
}

/// <param name="FeedId">That it was told for; none for posts of versions that did not note it.</param>
internal sealed record ChannelOutcome(Guid? FeedId, PostState State);
