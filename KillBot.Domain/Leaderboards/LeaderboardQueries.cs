using KillBot.Domain.Data;
using KillBot.Domain.Players;
using KillBot.Domain.Stats;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Leaderboards;

/// <summary>Leaderboards of the players who may be seen.</summary>
public sealed class LeaderboardQueries
{
    private readonly StandingsCache _standings;
    private readonly LeaderboardChanges _changes;
    private readonly CommittedChanges _committed;
    private readonly IDbContextFactory<KillBotDbContext> _contexts;
    private readonly TimeProvider _timeProvider;

    internal LeaderboardQueries(
        StandingsCache standings,
        LeaderboardChanges changes,
        CommittedChanges committed,
        IDbContextFactory<KillBotDbContext> contexts,
        TimeProvider timeProvider)
    {
        _standings = standings;
        _changes = changes;
        _committed = committed;
        _contexts = contexts;
        _timeProvider = timeProvider;
    }

    public async Task<Leaderboard> ReadAsync(LeaderboardRequest request, CancellationToken cancellationToken)
    {
        var key = StandingsKey.Of(request.Period, CalendarPeriods.DayOf(_timeProvider.GetUtcNow()), request.ServerId);
        var standings = await _standings.GetAsync(key, cancellationToken);
        var (places, people) = await ReadPageAsync(standings, request, cancellationToken);
        if (people.Count < places.Count)
        {
            // Another process has hidden or removed somebody since: everybody moves up.
            _committed.AddPlayers();
            standings = await _standings.GetAsync(key, cancellationToken);
            (places, people) = await ReadPageAsync(standings, request, cancellationToken);
        }

        var own = BestOf(request, standings);
        var earlier = await _changes.ReadRanksAsync(
            request, [.. places.Select(place => place.PlayerId), .. own is { } best ? (Guid[])[best.PlayerId] : []], cancellationToken);
        return new Leaderboard(
            [.. places.Where(place => people.ContainsKey(place.PlayerId)).Select(place => people[place.PlayerId] with { Place = ToPlace(place) })],
            own is null ? null : ToPlace(own.Value),
            standings.Of(request.Type, request.ForMembers).Count);

        LeaderboardPlace ToPlace(BoardPlace place) => new(
            place.Rank, place.Value, earlier.TryGetValue(place.PlayerId, out var rank) ? rank - place.Rank : 0);
    }

    /// <summary>The rank that a number of kills of all time has among all public players.</summary>
    public async Task<int> RankOfKillsAsync(int kills, CancellationToken cancellationToken)
    {
        var standings = await _standings.GetAsync(new StandingsKey(CalendarPeriod.All, null, null), cancellationToken);
        return standings.Of(LeaderboardType.Kills, forMembers: false).RankOf(kills);
    }

    private static BoardPlace? BestOf(LeaderboardRequest request, Standings standings)
    {
        var best = request.OwnPlayers
            .Select(player => (PlayerId: player, Value: standings.ValueOf(player, request.Type)))
            .Where(player => player.Value is not null)
            .OrderByDescending(player => player.Value).Take(1).ToList();
        return best is [var (playerId, value)]
            ? new BoardPlace(standings.Of(request.Type, request.ForMembers).RankOf(value!.Value), playerId, value.Value)
            : null;
    }

    /// <summary>The places, and as they are now those of their players who may be seen.</summary>
    private async Task<(IReadOnlyList<BoardPlace> Places, Dictionary<Guid, LeaderboardEntry> People)> ReadPageAsync(
        Standings standings, LeaderboardRequest request, CancellationToken cancellationToken)
    {
        var places = standings.Of(request.Type, request.ForMembers).Places(request.Offset, request.Limit);
        List<Guid> ids = [.. places.Select(place => place.PlayerId)];
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var players = context.Players.Where(player => ids.Contains(player.Id));
        players = request is { ForMembers: true, ServerId: { } server }
            ? players.Where(player => player.Privacy == Privacy.Public || (player.Privacy == Privacy.Server
                && context.ServerMemberships.Any(membership => membership.PlayerId == player.Id && membership.ServerId == server)))
            : players.Where(player => player.Privacy == Privacy.Public);
        var people = await (
            from player in players
            join user in context.Users on player.UserId equals user.Id into users
            from user in users.DefaultIfEmpty()
            select new LeaderboardEntry(
                new LeaderboardPlace(0, 0, 0), player.Id, player.UserId, player.Name, user == null ? null : user.DiscordId,
                user == null ? null : user.Avatar))
            .ToDictionaryAsync(entry => entry.PlayerId, cancellationToken);
        return (places, people);
    }
}
