using KillBot.Domain.Data;
using KillBot.Domain.Stats;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Leaderboards;

/// <summary>Where players stood when the day began.</summary>
internal sealed class LeaderboardChanges(IDbContextFactory<KillBotDbContext> contexts, TimeProvider timeProvider)
{
    /// <summary>
    /// The ranks of players in the last snapshot of a leaderboard; of none where the leaderboard has begun anew since, or a
    /// player was not among its first.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, int>> ReadRanksAsync(
        LeaderboardRequest request, IReadOnlyList<Guid> players, CancellationToken cancellationToken)
    {
        if (players.Count == 0)
        {
            return new Dictionary<Guid, int>();
        }

        var server = request.ServerId ?? LeaderboardSnapshot.AllServers;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ranks = await context.LeaderboardSnapshots
            .Where(rank => rank.Day == context.LeaderboardSnapshots.Max(last => last.Day) && rank.ServerId == server
                && rank.Period == request.Period && rank.Type == request.Type && players.Contains(rank.PlayerId))
            .ToListAsync(cancellationToken);
        var today = CalendarPeriods.DayOf(timeProvider.GetUtcNow());
        return ranks
            .Where(rank => request.Period.FirstDay(rank.Day) == request.Period.FirstDay(today))
            .Select(rank => (rank.PlayerId, Rank: request.ForMembers ? rank.MemberRank : rank.PublicRank))
            .Where(rank => rank.Rank is not null)
            .ToDictionary(rank => rank.PlayerId, rank => rank.Rank!.Value);
    }
}
