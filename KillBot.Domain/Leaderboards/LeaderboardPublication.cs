using KillBot.Domain.Data;
using KillBot.Domain.Notifications;
using KillBot.Domain.Players;
using KillBot.Domain.Stats;
using KillBot.Domain.Text;
using KillBot.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Leaderboards;

/// <summary>
/// Tells webhooks how the days, weeks, months and seasons of their servers ended: the first places by kills, as everybody may see
/// them.
/// </summary>
internal sealed class LeaderboardPublication(
    DatabaseWriter writer, StandingsQueries queries, WebhookRouter webhooks, IDbContextFactory<KillBotDbContext> contexts)
{
    private const int Places = 10;

    /// <summary>
    /// Reads the final boards of periods that have ended, for the servers with webhooks that want them. They are told by
    /// <see cref="Announce"/>.
    /// </summary>
    /// <param name="last">The day on which this was done last.</param>
    public async Task<IReadOnlyList<FinalBoard>> ReadAsync(int last, int today, CancellationToken cancellationToken)
    {
        var servers = await writer.ExecuteWhenPossibleAsync(
            transaction => webhooks.ServersWith(transaction, EventName.LeaderboardPublished), cancellationToken);
        List<FinalBoard> boards = [];
        foreach (var serverId in await WithoutClosedBoardsAsync(servers, cancellationToken))
        {
            foreach (var period in EndedPeriods(last, today))
            {
                if (await ReadAsync(period, period.FirstDay(today)!.Value - 1, serverId, cancellationToken) is { } board)
                {
                    boards.Add(board);
                }
            }
        }

        return boards;
    }

    /// <summary>Has the webhooks told, once the transaction is on disk.</summary>
    public void Announce(WriteTransaction transaction, IReadOnlyList<FinalBoard> boards)
    {
        foreach (var board in boards)
        {
            webhooks.TellMembers(
                transaction, board.ServerId, EventName.LeaderboardPublished, Guid.CreateVersion7(transaction.Now), board.Data);
        }
    }

    private static IEnumerable<CalendarPeriod> EndedPeriods(int last, int today) =>
        Enum.GetValues<CalendarPeriod>().Where(period => period.FirstDay(today) > last);

    private async Task<IReadOnlyList<Guid>> WithoutClosedBoardsAsync(IReadOnlyList<Guid> servers, CancellationToken cancellationToken)
    {
        if (servers.Count == 0)
        {
            return servers;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var off = await context.ServerSettings.Where(settings => servers.Contains(settings.ServerId) && !settings.Leaderboard)
            .Select(settings => settings.ServerId).ToListAsync(cancellationToken);
        return [.. servers.Except(off)];
    }

    /// <summary>Null where nobody is on the board.</summary>
    private async Task<FinalBoard?> ReadAsync(CalendarPeriod period, int lastDay, Guid serverId, CancellationToken cancellationToken)
    {
        var standings = await queries.ReadAsync(StandingsKey.Ended(period, lastDay, serverId), cancellationToken);
        var places = standings.Of(LeaderboardType.Kills, forMembers: false).Places(0, Places);
        List<Guid> ids = [.. places.Select(place => place.PlayerId)];
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var players = await context.Players.Where(player => ids.Contains(player.Id) && player.Privacy == Privacy.Public)
            .ToDictionaryAsync(player => player.Id, cancellationToken);
        var data = new PublishedLeaderboard(
            PublicId.OfServer(serverId),
            LeaderboardTypes.NameOf(LeaderboardType.Kills),
            CalendarPeriods.NameOf(period),
            CalendarPeriods.StartOf(period.FirstDay(lastDay)!.Value),
            CalendarPeriods.StartOf(lastDay + 1),
            [
                .. places.Where(place => players.ContainsKey(place.PlayerId)).Select(place => new PublishedPlace(
                    place.Rank,
                    PublicId.OfUser(players[place.PlayerId].UserId ?? place.PlayerId),
                    players[place.PlayerId].Name,
                    place.Value)),
            ]);
        return data.Entries.Count == 0 ? null : new FinalBoard(serverId, data.ToJson());
    }
}

/// <param name="Data">What the webhooks are told, JSON.</param>
internal sealed record FinalBoard(Guid ServerId, string Data);
