using KillBot.Domain.Data;
using KillBot.Domain.Feeds.Filters;
using KillBot.Domain.Kills;
using KillBot.Domain.Servers;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Feeds;

/// <summary>Tells why a kill was, or was not, posted in the channels of a guild.</summary>
public sealed class FeedTraceQueries(IDbContextFactory<KillBotDbContext> contexts, PostStates posts)
{
    /// <summary>Null when there is no such kill, or it does not concern the guild: no member took part, and it was recorded for another server.</summary>
    public async Task<KillTrace?> FindAsync(long guildId, Guid killId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await ReadKillAsync(context, guildId, killId, cancellationToken) is not var (server, kill, facts))
        {
            return null;
        }

        var feeds = await context.Feeds.Where(feed => feed.ServerId == server.Id).OrderBy(feed => feed.Number).ToListAsync(cancellationToken);
        var settings = await context.ServerSettings.FirstOrDefaultAsync(settings => settings.ServerId == server.Id, cancellationToken)
            ?? new ServerSettings { ServerId = server.Id };
        var posted = await posts.ReadAsync(context, kill, feeds.Where(feed => feed.Kind is FeedKind.Kills or FeedKind.Deaths), cancellationToken);
        List<FeedTrace> traces = [];
        foreach (var feed in feeds)
        {
            var trace = Trace(kill, feed, facts, settings, posted.GetValueOrDefault(feed.ChannelId));
            traces.Add(Placed(trace, traces, posted.GetValueOrDefault(feed.ChannelId), feeds) with
            {
                HasChangedSince = feed.ChangedAt > kill.RecordedAt && feed.CreatedAt <= kill.RecordedAt,
            });
        }

        return new KillTrace(kill, traces);
    }

    /// <summary>
    /// What a feed makes of a kill by its kind and filter alone, whenever that was and whatever else keeps the feed from posting;
    /// null as for <see cref="FindAsync"/>.
    /// </summary>
    /// <param name="feed">Of the guild.</param>
    public async Task<FeedTrace?> TryAsync(long guildId, Feed feed, Guid killId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await ReadKillAsync(context, guildId, killId, cancellationToken) is not var (_, kill, facts) ? null
            : !Follows(feed.Kind, kill) ? new FeedTrace(feed, FeedVerdict.OtherKind)
            : Filtered(kill, feed, facts) is { Verdict: FeedVerdict.Matched } matched && !IsMembers(kill, feed, facts)
                ? matched with { Verdict = FeedVerdict.NotMember }
            : Filtered(kill, feed, facts);
    }

    private static async Task<(Server Server, Kill Kill, KillFacts Facts)?> ReadKillAsync(
        KillBotDbContext context, long guildId, Guid killId, CancellationToken cancellationToken)
    {
        var server = await context.Servers.FirstOrDefaultAsync(server => server.DiscordId == guildId, cancellationToken);
        var kill = await context.Kills.FirstOrDefaultAsync(kill => kill.Id == killId, cancellationToken);
        if (server is null || kill is null)
        {
            return null;
        }

        var facts = await KillFacts.ReadAsync(context, kill, server.Id, cancellationToken);
        return kill.ServerId == server.Id || facts.HasMember ? (server, kill, facts) : null;
    }

    private static bool Follows(FeedKind kind, Kill kill) =>
        kind switch { FeedKind.Kills => kill.CountsAsKill, FeedKind.Deaths => kill.VictimId is not null, _ => false };

    private static bool IsMembers(Kill kill, Feed feed, KillFacts facts) =>
        facts.IsMember(feed.Kind == FeedKind.Kills ? kill.KillerId : kill.VictimId);

    private static FeedTrace Trace(Kill kill, Feed feed, KillFacts facts, ServerSettings settings, ChannelOutcome? outcome)
    {
        if (outcome is not null && outcome.FeedId == feed.Id)
        {
            return new FeedTrace(feed, FeedVerdict.Matched) { Filter = Explain(kill, feed, facts) };
        }

        return !Follows(feed.Kind, kill) ? new FeedTrace(feed, FeedVerdict.OtherKind)
            : !kill.IsNews ? new FeedTrace(feed, FeedVerdict.TooOld)
            : !settings.AnnouncesKills ? new FeedTrace(feed, FeedVerdict.NotificationsOff)
            : feed.CreatedAt > kill.RecordedAt ? new FeedTrace(feed, FeedVerdict.AddedLater)
            : feed.PausedAt is not null ? new FeedTrace(feed, FeedVerdict.Paused)
            : !IsMembers(kill, feed, facts) ? new FeedTrace(feed, FeedVerdict.NotMember)
            : Filtered(kill, feed, facts);
    }

    private static FeedTrace Filtered(Kill kill, Feed feed, KillFacts facts) =>
        feed.Filter is null ? new FeedTrace(feed, FeedVerdict.Matched)
        : Explain(kill, feed, facts) is not { } verdict ? new FeedTrace(feed, FeedVerdict.BrokenFilter)
        : new FeedTrace(feed, verdict.Matches ? FeedVerdict.Matched : FeedVerdict.Filtered) { Filter = verdict };

    // Of the feeds of a channel the first that matches tells it, or the one that did when it was recorded.
    private static FeedTrace Placed(FeedTrace trace, IEnumerable<FeedTrace> earlier, ChannelOutcome? outcome, IReadOnlyList<Feed> feeds)
    {
        if (trace.Verdict != FeedVerdict.Matched || (outcome is not null && outcome.FeedId == trace.Feed.Id))
        {
            return trace.Verdict == FeedVerdict.Matched ? trace with { Post = outcome!.State } : trace;
        }

        var taker = feeds.FirstOrDefault(feed => feed.Id == outcome?.FeedId)
            ?? earlier.FirstOrDefault(other => other.Feed.ChannelId == trace.Feed.ChannelId && other.Verdict == FeedVerdict.Matched)?.Feed;
        return taker is null
            ? trace with { Post = outcome?.State ?? new PostState(PostProgress.Forgotten) }
            : trace with { Verdict = FeedVerdict.EarlierFeed, TakenBy = taker };
    }

    private static FilterVerdict? Explain(Kill kill, Feed feed, KillFacts facts) =>
        feed.Filter is { } text && FeedFilter.Parse(text, feed.Kind) is { IsValid: true } parsed
            ? parsed.Filter.Explain(FeedSubject.OfKill(kill, facts), feed.ServerId)
            : null;
}
