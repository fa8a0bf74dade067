using KillBot.Domain.Data;
using KillBot.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Domain.Boards;

/// <summary>Which boards are due, and their steps from one time to the next.</summary>
public sealed class BoardAgenda
{
    /// <summary>The time zone of servers that have chosen none.</summary>
    public const string DefaultTimeZone = "UTC";

    // Whoever finds the board as it was read does the step; another process, or a second try, finds it changed.
    private const string Step = """
        UPDATE boards SET time_zone = @p1, next_at = @p2, final_at = @p3, seen_to = @p4, missed_at = coalesce(@p5, missed_at)
        WHERE id = @p0 AND time_zone = @p6 AND next_at IS @p7 AND final_at IS @p8 AND seen_to = @p9
        """;

    private readonly DatabaseWriter _writer;
    private readonly IDbContextFactory<KillBotDbContext> _contexts;
    private readonly OutboxSignal _signal;

    internal BoardAgenda(DatabaseWriter writer, IDbContextFactory<KillBotDbContext> contexts, OutboxSignal signal)
    {
        _writer = writer;
        _contexts = contexts;
        _signal = signal;
    }

    /// <summary>
    /// The boards whose time has come, and those whose server has chosen another time zone; also where none are wanted, or the bot has left:
    /// those are passed over, and not made up for when it is back.
    /// </summary>
    public async Task<IReadOnlyList<DueBoard>> ListDueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
        var due = Entries(context, context.Boards.Where(board => board.NextAt <= now || board.FinalAt <= now));
        var moved = Entries(context, context.Boards).Where(entry => entry.Board.TimeZone != entry.TimeZone);
        return [.. (await due.ToListAsync(cancellationToken)).Concat(await moved.ToListAsync(cancellationToken))
            .DistinctBy(entry => entry.Board.Id)
            .Select(entry => new DueBoard(entry.Board, entry.TimeZone, entry.IsOn))];
    }

    /// <summary>Does a step and has its posts told, in one transaction; false when somebody else was faster.</summary>
    public Task<bool> AdvanceAsync(ScheduledBoard board, BoardAdvance step) => _writer.ExecuteWhenPossibleAsync(transaction =>
    {
        var isMine = transaction.Command(Step)
            .Set(0, board.Id).Set(1, step.TimeZone).Set(2, step.NextAt).Set(3, step.FinalAt).Set(4, step.SeenTo).Set(5, step.Missed)
            .Set(6, board.TimeZone).Set(7, board.NextAt).Set(8, board.FinalAt).Set(9, board.SeenTo)
            .Execute() == 1;
        if (isMine && step.Final is { } end)
        {
            Tell(transaction, board.Id, EventName.BoardFinal, new BoardPost(end, IsFinal: true));
        }

        if (isMine && step.Regular is { } time)
        {
            Tell(transaction, board.Id, EventName.BoardDue, new BoardPost(time, IsFinal: false));
        }

        return isMine;
    });

    // While a channel cannot be posted to, the newer board takes the place of the older one.
    private void Tell(WriteTransaction transaction, Guid boardId, string eventName, BoardPost post) =>
        transaction.AddToOutbox(_signal, Destination.DiscordBoard(boardId).ToString(), eventName, boardId, post.ToJson());

    private static IQueryable<Entry> Entries(KillBotDbContext context, IQueryable<ScheduledBoard> boards) =>
        from board in boards
        join server in context.Servers on board.ServerId equals server.Id
        join settings in context.ServerSettings on board.ServerId equals settings.ServerId into chosen
        from settings in chosen.DefaultIfEmpty()
        select new Entry
        {
            Board = board,
            TimeZone = settings == null ? DefaultTimeZone : settings.TimeZone ?? DefaultTimeZone,
            IsOn = server.IsActive && (settings == null || (settings.Leaderboard && settings.Notifications)),
        };

    private sealed class Entry
    {
        public required ScheduledBoard Board { get; init; }

        public required string TimeZone { get; init; }

        public required bool IsOn { get; init; }
    }
}
