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
        var sums = key.FirstDay is { } firstDay ? OfDays(context, firstDay, key.LastDay, key.ServerId) : OfAllTime(context, key.ServerId);
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

    private static IQueryable<Sum> OfDays(KillBotDbContext context, int firstDay, int? lastDay, Guid? serverId)
    {
        var counted = context.PlayerDays.Where(day => day.Day >= firstDay);
        counted = lastDay is { } last ? counted.Where(day => day.Day <= last) : counted;
        var totals = context.PlayerTotals.Where(total => total.Game == Game);
        // From each player's totals to the player's days, which lie side by side: several times faster than collecting them by an
        // index on the day, and one index less for each kill. The outer join keeps SQLite from turning it around.
        return (
            from total in serverId is { } server ? totals.Where(total => total.ServerId == server) : totals
            from day in counted
                .Where(day => day.PlayerId == total.PlayerId && day.ServerId == total.ServerId && day.Game == total.Game)
                .DefaultIfEmpty()
            group day by total.PlayerId into days
            select new Sum
            {
                PlayerId = days.Key,
                PvpKills = days.Sum(day => (int?)day!.PvpKills) ?? 0,
                PveKills = days.Sum(day => (int?)day!.PveKills) ?? 0,
                Deaths = days.Sum(day => (int?)day!.Deaths) ?? 0,
                Rows = days.Count(day => day != null),
            }).Where(sum => sum.Rows > 0);
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
