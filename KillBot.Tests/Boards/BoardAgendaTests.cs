using KillBot.Bot.Boards;
using KillBot.Domain.Boards;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Notifications;
using KillBot.Domain.Servers;
using KillBot.Domain.Stats;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace KillBot.Tests.Boards;

/// <summary>Boards in the database, with one process or several on it.</summary>
public sealed class BoardAgendaTests : IDisposable
{
    private const long Guild = 1000;

    private readonly TempFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();

    [Fact]
    public async Task Two_processes_and_a_restart_post_a_year_of_boards_once()
    {
        await using var one = await StartAsync();
        var board = await AddAsync(one, "0 0 20 * * ?", CalendarPeriod.Month, finals: true);
        var host = await StartAsync();
        List<int> counts = [];
        for (var day = 0; day < 365; day++)
        {
            _clock.Advance(TimeSpan.FromDays(1));
            if (day % 90 == 50)
            {
                await host.DisposeAsync();
                host = await StartAsync();
            }

            var posts = await Task.WhenAll(PostAsync(one), PostAsync(host), PostAsync(one));
            counts.Add(posts.Sum());
        }

        // Each morning the evening before is four hours late; at the first of a month there is the final board too.
        Assert.Equal(Enumerable.Range(1, 365).Select(day => _clock.GetUtcNow().AddDays(day - 365).Day == 1 ? 2 : 1), counts);
        var waiting = await one.ReadAsync(db => db.OutboxItems.Where(item => item.SubjectId == board.Id).ToListAsync());
        Assert.Equal([EventName.BoardDue, EventName.BoardFinal], waiting.Select(item => item.Event).Order(StringComparer.Ordinal));
        await host.DisposeAsync();
        one.Logs.AssertQuiet();
    }

    [Fact]
    public async Task What_was_missed_is_noted()
    {
        await using var host = await StartAsync();
        await AddAsync(host, "0 0 20 * * ?");
        _clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromHours(12));

        Assert.Equal(0, await PostAsync(host));

        var state = Assert.Single(await host.Get<BoardDirectory>().ListAsync(Guild, CancellationToken.None));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 20, 0, 0, TimeSpan.Zero), state.Board.MissedAt);
        Assert.Equal(new DateTimeOffset(2026, 1, 3, 20, 0, 0, TimeSpan.Zero), state.Board.NextPost);
    }

    [Fact]
    public async Task Times_that_come_while_the_server_wants_none_or_the_bot_is_away_are_passed_over()
    {
        await using var host = await StartAsync();
        var board = await AddAsync(host, "0 0 * * * ?", CalendarPeriod.Week, finals: true);
        foreach (var change in (Action<ServerSettings>[])[settings => settings.Leaderboard = false, settings => settings.Notifications = false])
        {
            await host.Get<ServerSettingsService>().ChangeAsync(board.ServerId, change);
            _clock.Advance(TimeSpan.FromHours(1));
            Assert.Equal(0, await PostAsync(host));
            await host.Get<ServerSettingsService>().ChangeAsync(
                board.ServerId, settings => (settings.Leaderboard, settings.Notifications) = (true, true));
            Assert.Equal(0, await PostAsync(host));
            await AssertNextAsync(host, board);
            _clock.Advance(TimeSpan.FromHours(1));
            Assert.Equal(1, await PostAsync(host));
        }

        await host.Get<ServerDirectory>().LeaveGuildAsync(Guild);
        _clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(0, await PostAsync(host));
        Assert.Equal(0, await host.ReadAsync(db => db.OutboxItems.CountAsync(item => item.SubjectId == board.Id)));
        await host.Get<ServerDirectory>().SaveGuildAsync(Guild, "Guild", null, 7, 1);
        Assert.Equal(0, await PostAsync(host));
        await AssertNextAsync(host, board);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await PostAsync(host));
    }

    [Fact]
    public async Task Another_time_zone_counts_at_once()
    {
        await using var host = await StartAsync();
        var board = await AddAsync(host, "0 0 20 * * ?");
        await host.Get<ServerSettingsService>().ChangeAsync(board.ServerId, settings => settings.TimeZone = "Asia/Tokyo");

        Assert.Equal(0, await PostAsync(host));
        Assert.Empty(await host.Get<BoardAgenda>().ListDueAsync(_clock.GetUtcNow(), CancellationToken.None));

        var moved = await host.Get<BoardDirectory>().FindAsync(Guild, board.Number, CancellationToken.None);
        Assert.Equal(("Asia/Tokyo", new DateTimeOffset(2026, 1, 1, 11, 0, 0, TimeSpan.Zero)), (moved!.TimeZone, moved.NextAt!.Value));
    }

    [Fact]
    public async Task A_guild_reaches_its_own_boards_only_and_has_25_at_most()
    {
        await using var host = await StartAsync();
        var boards = host.Get<BoardDirectory>();
        for (var number = 1; number <= BoardRules.MaxPerServer; number++)
        {
            Assert.Equal(number, (await AddAsync(host, $"0 {number} 20 * * ?")).Number);
        }

        Assert.Equal(BoardRefusal.TooMany, (await TryAddAsync(host, "0 0 20 * * ?")).Refusal);
        var (same, refusal) = await TryAddAsync(host, "0 7 20 * * ?");
        Assert.Equal((7, BoardRefusal.Duplicate), (same!.Number, refusal));
        Assert.Null(await boards.RemoveAsync(2000, 7));
        Assert.Null(await boards.PostAsync(2000, 7));
        Assert.Null(await boards.FindAsync(2000, 7, CancellationToken.None));
        Assert.Empty(await boards.ListAsync(2000, CancellationToken.None));

        Assert.Equal(7, (await boards.PostAsync(Guild, 7))!.Number);
        Assert.Equal(1, await host.ReadAsync(db => db.OutboxItems.CountAsync()));
        Assert.Equal(7, (await boards.RemoveAsync(Guild, 7))!.Number);
        Assert.Equal(0, await host.ReadAsync(db => db.OutboxItems.CountAsync()));
        Assert.Equal(26, (await AddAsync(host, "0 0 20 * * ?")).Number);
    }

    [Fact]
    public async Task A_due_board_is_found_by_an_index()
    {
        await using var host = await StartAsync();

        var plan = await Sql.LinesAsync(
            host.ConnectionString, "EXPLAIN QUERY PLAN SELECT * FROM boards WHERE next_at <= 1 OR final_at <= 1");

        Assert.Contains(plan, line => line.Contains("ix_boards_next_at", StringComparison.Ordinal));
        Assert.Contains(plan, line => line.Contains("ix_boards_final_at", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    // What is shown as next lies ahead, and nothing was missed.
    private async Task AssertNextAsync(DomainHost host, ScheduledBoard board)
    {
        var now = (await host.Get<BoardDirectory>().FindAsync(Guild, board.Number, CancellationToken.None))!;
        Assert.Equal((_clock.GetUtcNow().AddHours(1), null), (now.NextAt!.Value, now.MissedAt));
        Assert.True(now.FinalAt > _clock.GetUtcNow());
    }

    private async Task<DomainHost> StartAsync()
    {
        var host = await DomainHost.StartAsync(_folder.File("killbot.db"), _clock);
        await host.Get<ServerDirectory>().SaveGuildAsync(Guild, "Guild", null, 7, 1);
        return host;
    }

    private Task<int> PostAsync(DomainHost host) =>
        new DueBoards(host.Get<BoardAgenda>(), _clock, NullLogger<DueBoards>.Instance).PostAsync(CancellationToken.None);

    private async Task<ScheduledBoard> AddAsync(DomainHost host, string cron, CalendarPeriod period = CalendarPeriod.Week, bool finals = false)
    {
        var (board, refusal) = await TryAddAsync(host, cron, period, finals);
        Assert.Null(refusal);
        return board!;
    }

    private Task<BoardResult> TryAddAsync(DomainHost host, string cron, CalendarPeriod period = CalendarPeriod.Week, bool finals = false) =>
        host.Get<BoardDirectory>().AddAsync(
            Guild,
            new BoardChoices(5, [LeaderboardType.Kills], period, cron, 10, EditsPrevious: false, HasFinals: finals, HasChart: false),
            "UTC",
            BoardSchedule.Parse(cron)!.NextAfter(_clock.GetUtcNow(), TimeZoneInfo.Utc)!.Value,
            createdBy: 7);
}
