using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.Players;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Leaderboards;

/// <summary>Reads <see cref="Standings"/>: all of time from the totals of players, a period from their days.</summary>
internal sealed class StandingsQueries(IDbContextFactory<KillBotDbContext> contexts)
{
    private const string Game = Games.StarCitizen;

    public async Task<Standings> ReadAsync(StandingsKey key, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var members = key.ServerId is { } server
            ? await context.ServerMemberships.Where(membership => membership.ServerId == server)
                .Select(membership => membership.PlayerId).ToHashSetAsync(cancellationToken)
            : [];
        var sums = key.FirstDay is { } firstDay ? OfDays(context, firstDay, key.ServerId) : OfAllTime(context, key.ServerId);
        var rows = await (
            from sum in sums
            join player in context.Players on sum.PlayerId equals player.Id
            select new { Sum = sum, player.Privacy }).ToListAsync(cancellationToken);
        return new Standings(
            key,
            [
                .. rows.Select(row => new Standing(
                    row.Sum.PlayerId,
                    row.Sum.PvpKills,
                    row.Sum.PveKills,
                    row.Sum.Deaths,
                    row.Privacy == Privacy.Public,
                    row.Privacy == Privacy.Server && members.Contains(row.Sum.PlayerId))),
            ],
            rows.Sum(row => (long)row.Sum.Rows));
    }

    private static IQueryable<Sum> OfAllTime(KillBotDbContext context, Guid? serverId)
    {
        var totals = context.PlayerTotals.Where(total => total.Game == Game);
        return (serverId is { } server ? totals.Where(total => total.ServerId == server) : totals)
            .GroupBy(total => total.PlayerId)
            .Select(group => new Sum
            {
                PlayerId = group.Key,
                PvpKills = group.Sum(total => total.PvpKills),
                PveKills = group.Sum(total => total.PveKills),
                Deaths = group.Sum(total => total.Deaths),
                Rows = group.Count(),
            });
    }

    private static IQueryable<Sum> OfDays(KillBotDbContext context, int firstDay, Guid? serverId)
    {
        var days = context.PlayerDays.Where(day => day.Game == Game && day.Day >= firstDay);
        return (serverId is { } server ? days.Where(day => day.ServerId == server) : days)
            .GroupBy(day => day.PlayerId)
            .Select(group => new Sum
            {
                PlayerId = group.Key,
                PvpKills = group.Sum(day => day.PvpKills),
                PveKills = group.Sum(day => day.PveKills),
                Deaths = group.Sum(day => day.Deaths),
                Rows = group.Count(),
            });
    }

    private sealed class Sum
    {
        public Guid PlayerId { get; init; }

        public int PvpKills { get; init; }

        public int PveKills { get; init; }

        public int Deaths { get; init; }

        public int Rows { get; init; }
    }
}
