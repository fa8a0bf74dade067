using KillBot.Domain.Boards;

namespace KillBot.Bot.Boards;

/// <summary>Has the boards posted whose time has come.</summary>
internal sealed partial class DueBoards(BoardAgenda agenda, TimeProvider timeProvider, ILogger<DueBoards> logger)
{
    /// <summary>Returns how many were handed to the outbox.</summary>
    public async Task<int> PostAsync(CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        var count = 0;
        foreach (var due in await agenda.ListDueAsync(now, cancellationToken))
        {
            var board = due.Board;
            if (BoardSchedule.Parse(board.Cron) is not { } schedule)
            {
                Log.Unreadable(logger, board.Id, board.Cron);
                continue;
            }

            var step = BoardPlan.Of(due, schedule, WallClock.ZoneOf(due.TimeZone), now);
            if (await agenda.AdvanceAsync(board, step))
            {
                count += (step.Regular is null ? 0 : 1) + (step.Final is null ? 0 : 1);
                if (step.Missed is { } missed)
                {
                    Log.Missed(logger, board.Number, board.ServerId, missed);
                }
            }
        }

        return count;
    }

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 1,
            Level = LogLevel.Information,
            Message = "Board {Number} of server {ServerId} was not posted at {Time}: nothing ran then, and now it is too late.")]
        public static partial void Missed(ILogger logger, int number, Guid serverId, DateTimeOffset time);

        [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "Board {BoardId} has a schedule that cannot be read: \"{Cron}\".")]
        public static partial void Unreadable(ILogger logger, Guid boardId, string cron);
    }
}
