using System.Globalization;
using KillBot.Domain.Data;
using KillBot.Domain.Stats;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Leaderboards;

/// <summary>
/// Notes once a day where players stand, on all servers together and on each active one, and has told how the periods before
/// ended.
/// </summary>
public sealed class LeaderboardSnapshots : IDisposable
{
    /// <summary>Of each leaderboard this many places are kept.</summary>
    internal const int MaxPlaces = 1000;

    private const string LastDay = "leaderboard_snapshot_day";

    // Between two pieces kills get their turn on the writer.
    private const int PieceSize = 500;

    // Somebody may have been removed since the places were read.
    private const string Insert = """
        INSERT OR REPLACE INTO leaderboard_snapshots (day, server_id, period, type, player_id, public_rank, member_rank)
        SELECT @p0, @p1, @p2, @p3, @p4, @p5, @p6 WHERE EXISTS (SELECT 1 FROM players WHERE id = @p4)
        """;

    private static readonly string DeleteOld = $"""
        DELETE FROM leaderboard_snapshots WHERE (day, server_id, period, type, player_id) IN (
            SELECT day, server_id, period, type, player_id FROM leaderboard_snapshots WHERE day < @p0 LIMIT {PieceSize})
        """;

    private readonly DatabaseWriter _writer;
    private readonly StandingsQueries _queries;
    private readonly LeaderboardPublication _publication;
    private readonly InstanceMemory _memory;
    private readonly IDbContextFactory<KillBotDbContext> _contexts;
    private readonly TimeProvider _timeProvider;
    private readonly SemaphoreSlim _oneAtATime = new(1);

    internal LeaderboardSnapshots(
        DatabaseWriter writer,
        StandingsQueries queries,
        LeaderboardPublication publication,
        InstanceMemory memory,
        IDbContextFactory<KillBotDbContext> contexts,
        TimeProvider timeProvider)
    {
        _writer = writer;
        _queries = queries;
        _publication = publication;
        _memory = memory;
        _contexts = contexts;
        _timeProvider = timeProvider;
    }

    /// <summary>Takes today's snapshot unless it has been taken, and keeps it and yesterday's; returns the places noted.</summary>
    public async Task<int> TakeAsync(CancellationToken cancellationToken)
    {
        await _oneAtATime.WaitAsync(cancellationToken);
        try
        {
            var today = CalendarPeriods.DayOf(_timeProvider.GetUtcNow());
            var text = today.ToString(CultureInfo.InvariantCulture);
            var last = await _memory.RecallAsync(LastDay, cancellationToken);
            if (last == text)
            {
                return 0;
            }

            var count = 0;
            foreach (var serverId in await ListServersAsync(cancellationToken))
            {
                foreach (var period in Enum.GetValues<CalendarPeriod>())
                {
                    var standings = await _queries.ReadAsync(StandingsKey.Of(period, today, serverId), cancellationToken);
                    var places = ToPlaces(standings, today, period, serverId);
                    count += places.Count;
                    foreach (var piece in places.Chunk(PieceSize))
                    {
                        await _writer.ExecuteWhenPossibleAsync(transaction => Write(transaction, piece), cancellationToken);
                    }
                }
            }

            await RemoveBeforeAsync(today - 1, cancellationToken);
            // Nothing ended before the first snapshot.
            var boards = last is null
                ? []
                : await _publication.ReadAsync(int.Parse(last, CultureInfo.InvariantCulture), today, cancellationToken);
            await _writer.ExecuteWhenPossibleAsync(
                transaction =>
                {
                    // Together, so that nothing is told twice or never.
                    _publication.Announce(transaction, boards);
                    return InstanceMemory.Remember(transaction, LastDay, text);
                },
                cancellationToken);
            return count;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private static List<LeaderboardSnapshot> ToPlaces(Standings standings, int today, CalendarPeriod period, Guid? serverId) =>
    [
        .. from type in Enum.GetValues<LeaderboardType>()
           let publicRanks = standings.Of(type, forMembers: false).Places(0, MaxPlaces).ToDictionary(place => place.PlayerId, place => place.Rank)
           from place in standings.Of(type, forMembers: true).Places(0, MaxPlaces)
           select new LeaderboardSnapshot
           {
               Day = today,
               ServerId = serverId ?? LeaderboardSnapshot.AllServers,
               Period = period,
               Type = type,
               PlayerId = place.PlayerId,
               PublicRank = publicRanks.TryGetValue(place.PlayerId, out var rank) ? rank : null,
               MemberRank = place.Rank,
           },
    ];

    private static int Write(WriteTransaction transaction, LeaderboardSnapshot[] places)
    {
        foreach (var place in places)
        {
            transaction.Command(Insert)
                .Set(0, place.Day).Set(1, place.ServerId).Set(2, place.Period.ToString()).Set(3, place.Type.ToString())
                .Set(4, place.PlayerId).Set(5, (long?)place.PublicRank).Set(6, place.MemberRank)
                .Execute();
        }

        return places.Length;
    }

    private async Task RemoveBeforeAsync(int day, CancellationToken cancellationToken)
    {
        while (await _writer.ExecuteWhenPossibleAsync(
            transaction => transaction.Command(DeleteOld).Set(0, day).Execute(), cancellationToken) > 0)
        {
        }
    }

    private async Task<IReadOnlyList<Guid?>> ListServersAsync(CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var active = await context.Servers.Where(server => server.IsActive)
            .Select(server => (Guid?)server.Id).ToListAsync(cancellationToken);
        return [null, .. active];
    }
}
