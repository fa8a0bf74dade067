using KillBot.Domain.Data;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Players;
using KillBot.Domain.Stats;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Boards;

/// <summary>Reads what boards show: the players whom members of the server may see.</summary>
public sealed class BoardReader
{
    private readonly StandingsQueries _standings;
    private readonly IDbContextFactory<KillBotDbContext> _contexts;
    private readonly TimeProvider _timeProvider;

    internal BoardReader(StandingsQueries standings, IDbContextFactory<KillBotDbContext> contexts, TimeProvider timeProvider)
    {
        _standings = standings;
        _contexts = contexts;
        _timeProvider = timeProvider;
    }

    /// <summary>The first places of each type in the period that went on right before <paramref name="time"/>.</summary>
    /// <param name="time">At the end of a period it is that period which is shown, with all that counted in it.</param>
    public async Task<IReadOnlyList<BoardTable>> ReadAsync(
        Guid serverId, IReadOnlyList<LeaderboardType> types, CalendarPeriod period, DateTimeOffset time, int top, CancellationToken cancellationToken)
    {
        var before = time.AddMilliseconds(-1);
        var (from, until) = (BoardPeriods.StartOf(period, before), BoardPeriods.EndOf(period, before));
        var day = CalendarPeriods.DayOf(before);
        var standings = await _standings.ReadAsync(
            until <= _timeProvider.GetUtcNow()
                ? StandingsKey.Ended(period, CalendarPeriods.DayOf(until.Value) - 1, serverId)
                : StandingsKey.Of(period, day, serverId),
            cancellationToken);
        List<BoardTable> tables = [];
        foreach (var type in types)
        {
            var board = standings.Of(type, forMembers: true);
            var places = board.Places(0, top);
            var names = await ReadNamesAsync(serverId, [.. places.Select(place => place.PlayerId)], cancellationToken);
            tables.Add(new BoardTable(
                type,
                period,
                from,
                until,
                [
                    .. places.Where(place => names.ContainsKey(place.PlayerId)).Select(place => new BoardRow(
                        place.Rank, place.PlayerId, names[place.PlayerId], place.Value, standings.StatsOf(place.PlayerId))),
                ],
                board.Count));
        }

        return tables;
    }

    // Whoever has hidden since the places were read is not named.
    private async Task<Dictionary<Guid, string>> ReadNamesAsync(Guid serverId, List<Guid> players, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await context.Players
            .Where(player => players.Contains(player.Id) && (player.Privacy == Privacy.Public || (player.Privacy == Privacy.Server
                && context.ServerMemberships.Any(membership => membership.PlayerId == player.Id && membership.ServerId == serverId))))
            .ToDictionaryAsync(player => player.Id, player => player.Name, cancellationToken);
    }
}
