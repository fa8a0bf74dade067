using KillBot.Domain.Boards;
using KillBot.Domain.Data;
using KillBot.Domain.Feeds;
using KillBot.Domain.Feeds.Filters;
using KillBot.Domain.Notifications;
using KillBot.Domain.Players;
using KillBot.Domain.Stats;
using KillBot.Domain.Text;
using KillBot.Domain.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Leaderboards;

/// <summary>
/// Tells webhooks and feeds how the days, weeks, months and seasons of their servers ended, by kills: webhooks the first places as everybody may
/// see them, feeds which period it is, since they read its board when they show it.
/// </summary>
internal sealed class LeaderboardPublication(
    DatabaseWriter writer, StandingsQueries queries, WebhookRouter webhooks, OutboxSignal signal, IDbContextFactory<KillBotDbContext> contexts)
{
    private const int Places = 10;

    private const string ServersWithFeeds = "SELECT DISTINCT server_id FROM feeds WHERE kind = 'Leaderboard' AND paused_at IS NULL";

    /// <summary>
    /// Reads the final boards of periods that have ended, for the servers with webhooks or feeds that want them. They are told by
    /// <see cref="Announce"/>.
    /// </summary>
    /// <param name="last">The day on which this was done last.</param>
    public async Task<IReadOnlyList<FinalBoard>> ReadAsync(int last, int today, CancellationToken cancellationToken)
    {
        var servers = await writer.ExecuteWhenPossibleAsync(ListServers, cancellationToken);
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

    /// <summary>Has webhooks and feeds told, once the transaction is on disk.</summary>
    public void Announce(WriteTransaction transaction, IReadOnlyList<FinalBoard> boards)
    {
        foreach (var board in boards)
        {
            var (serverId, publication) = (board.Period.ServerId, Guid.CreateVersion7(transaction.Now));
            if (board.PublicData is { } data)
            {
                webhooks.TellMembers(transaction, serverId, EventName.LeaderboardPublished, publication, data);
            }

            transaction.Cached<FeedRouter>().Route(
                transaction,
                serverId,
                FeedKind.Leaderboard,
                FeedSubject.OfServer(serverId, transaction.FeedFacts),
                EventName.LeaderboardPublished,
                publication,
                board.Period.ToJson(),
                signal);
        }
    }

    private IReadOnlyList<Guid> ListServers(WriteTransaction transaction)
    {
        List<Guid> servers = [.. webhooks.ServersWith(transaction, EventName.LeaderboardPublished)];
        using var reader = transaction.Command(ServersWithFeeds).Query();
        while (reader.Read())
        {
            servers.Add(reader.Id(0));
        }

        return [.. servers.Distinct()];
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
        if (standings.Of(LeaderboardType.Kills, forMembers: true).Count == 0)
        {
            return null;
        }

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
        return new FinalBoard(
            new EndedPeriod(serverId, period, CalendarPeriods.StartOf(lastDay + 1)), data.Entries.Count == 0 ? null : data.ToJson());
    }
}

/// <param name="PublicData">What the webhooks are told, JSON; none where everybody on the board hides from the public.</param>
internal sealed record FinalBoard(EndedPeriod Period, string? PublicData);
