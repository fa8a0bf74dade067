using KillBot.Domain.Data;
using KillBot.Domain.Feeds;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Notifications;
using KillBot.Domain.Players;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Boards;

/// <summary>Changes the boards of each server. A guild reaches its own boards only.</summary>
public sealed class BoardDirectory
{
    private readonly DatabaseWriter _writer;
    private readonly IDbContextFactory<KillBotDbContext> _contexts;
    private readonly OutboxSignal _signal;

    internal BoardDirectory(DatabaseWriter writer, IDbContextFactory<KillBotDbContext> contexts, OutboxSignal signal)
    {
        _writer = writer;
        _contexts = contexts;
        _signal = signal;
    }

    /// <summary>Adds a board with the next number of the guild.</summary>
    /// <param name="timeZone">The guild's, by its IANA name.</param>
    /// <param name="nextAt">The first time of its schedule.</param>
    /// <param name="createdBy">The admin's snowflake.</param>
    public Task<BoardResult> AddAsync(long guildId, BoardChoices choices, string timeZone, DateTimeOffset nextAt, long createdBy) =>
        _writer.ExecuteWhenPossibleAsync(transaction =>
        {
            if (BoardRules.Check(choices) is { } refusal)
            {
                return new BoardResult(null, refusal);
            }

            var serverId = transaction.ServerOf(guildId);
            var boards = transaction.BoardsOf(serverId);
            var types = string.Join(',', choices.Types.Select(LeaderboardTypes.NameOf));
            var isSame = (ScheduledBoard board) =>
                (board.ChannelId, board.Types, board.Period, board.Cron) == (choices.ChannelId, types, choices.Period, choices.Cron);
            if (boards.FirstOrDefault(isSame) is { } same)
            {
                return new BoardResult(same, BoardRefusal.Duplicate);
            }

            if (boards.Count >= BoardRules.MaxPerServer)
            {
                return new BoardResult(null, BoardRefusal.TooMany);
            }

            var board = new ScheduledBoard
            {
                Id = Guid.CreateVersion7(transaction.Now),
                ServerId = serverId,
                Number = boards.Count == 0 ? 1 : boards[^1].Number + 1,
                ChannelId = choices.ChannelId,
                Types = types,
                Period = choices.Period,
                Cron = choices.Cron,
                EditsPrevious = choices.EditsPrevious,
                Top = choices.Top,
                HasChart = choices.HasChart,
                TimeZone = timeZone,
                NextAt = nextAt,
                FinalAt = choices.HasFinals ? BoardPeriods.EndOf(choices.Period, transaction.Now) : null,
                SeenTo = transaction.Now,
                CreatedBy = createdBy,
                CreatedAt = transaction.Now,
            };
            transaction.AddBoard(board);
            return new BoardResult(board, null);
        });

    /// <summary>Removes a board and forgets what waits for it; null when there is none.</summary>
    public Task<ScheduledBoard?> RemoveAsync(long guildId, int number) => _writer.ExecuteWhenPossibleAsync(transaction =>
    {
        var board = transaction.BoardsOf(transaction.ServerOf(guildId)).Find(board => board.Number == number);
        if (board is not null)
        {
            transaction.DeleteBoard(board.Id);
        }

        return board;
    });

    /// <summary>Has a board posted now, beside its schedule; null when there is none.</summary>
    public Task<ScheduledBoard?> PostAsync(long guildId, int number) => _writer.ExecuteWhenPossibleAsync(transaction =>
    {
        var board = transaction.BoardsOf(transaction.ServerOf(guildId)).Find(board => board.Number == number);
        if (board is not null)
        {
            transaction.AddToOutbox(
                _signal, Destination.DiscordBoard(board.Id).ToString(), EventName.BoardDue, board.Id, new BoardPost(transaction.Now, false).ToJson());
        }

        return board;
    });

    public async Task<ScheduledBoard?> FindAsync(long guildId, int number, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        return await OfGuild(context, guildId).FirstOrDefaultAsync(board => board.Number == number, cancellationToken);
    }

    /// <summary>The boards of a guild by number, with what keeps them from being posted.</summary>
    public async Task<IReadOnlyList<BoardState>> ListAsync(long guildId, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var boards = await OfGuild(context, guildId).OrderBy(board => board.Number).ToListAsync(cancellationToken);
        var destinations = boards.Select(board => Destination.DiscordBoard(board.Id).ToString()).ToList();
        var pauses = await context.FindPausesAsync(destinations, cancellationToken);
        return [.. boards.Select(board => new BoardState(board, pauses.GetValueOrDefault(Destination.DiscordBoard(board.Id).ToString())))];
    }

    private static IQueryable<ScheduledBoard> OfGuild(KillBotDbContext context, long guildId) =>
        from board in context.Boards
        join server in context.Servers on board.ServerId equals server.Id
        where server.DiscordId == guildId
        select board;
}
