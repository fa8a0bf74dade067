using KillBot.Domain.Boards;

namespace KillBot.Bot.Boards;

/// <summary>What is to be done for a board at a moment. Pure: whatever restarts in between, each time of the schedule is seen to once.</summary>
internal static class BoardPlan
{
    /// <param name="zone">The server's time zone now.</param>
    public static BoardAdvance Of(DueBoard due, BoardSchedule schedule, TimeZoneInfo zone, DateTimeOffset now)
    {
        var board = due.Board;
        if (!due.IsOn)
        {
            return PassOver(due, schedule, zone, now);
        }

        // In another time zone the times since the last one are others.
        var next = board.TimeZone == due.TimeZone ? board.NextAt : schedule.NextAfter(board.SeenTo, zone);
        var (seenTo, regular, missed) = (board.SeenTo, (DateTimeOffset?)null, (DateTimeOffset?)null);
        if (next is { } first && first <= now)
        {
            (regular, next, missed) = CatchUp(first, schedule, zone, now);
            seenTo = regular ?? missed!.Value;
        }

        var (final, finalAt) = FinalOf(board, now);
        if (final is { } end && now - end > BoardRules.MaxDelay)
        {
            (final, missed) = (null, end > missed ? end : missed ?? end);
        }

        // At the end of a period both would show the same.
        return new BoardAdvance(regular == final ? null : regular, final, missed, due.TimeZone, next, finalAt, seenTo);
    }

    /// <summary>Nothing is told, nor is it missed: nobody wanted it.</summary>
    private static BoardAdvance PassOver(DueBoard due, BoardSchedule schedule, TimeZoneInfo zone, DateTimeOffset now) => new(
        Regular: null,
        Final: null,
        Missed: null,
        due.TimeZone,
        schedule.NextAfter(now, zone),
        due.Board.FinalAt is null ? null : BoardPeriods.EndOf(due.Board.Period, now),
        SeenTo: now);

    /// <summary>Of the times that have passed only the last is posted, if that is not too long ago: the others would show the same.</summary>
    private static (DateTimeOffset? Regular, DateTimeOffset? Next, DateTimeOffset? Missed) CatchUp(
        DateTimeOffset due, BoardSchedule schedule, TimeZoneInfo zone, DateTimeOffset now)
    {
        DateTimeOffset? missed = null;
        var earliest = now - BoardRules.MaxDelay;
        DateTimeOffset? time = due;
        if (due < earliest)
        {
            missed = due;
            time = schedule.NextAfter(earliest.AddMilliseconds(-1), zone);
        }

        DateTimeOffset? regular = null;
        while (time <= now)
        {
            regular = time;
            time = schedule.NextAfter(time.Value, zone);
        }

        return (regular, time, missed);
    }

    /// <summary>The end of the last period, if its final board is due, and the next end.</summary>
    private static (DateTimeOffset? Final, DateTimeOffset? Next) FinalOf(ScheduledBoard board, DateTimeOffset now) =>
        board.FinalAt is { } end && end <= now
            ? (BoardPeriods.StartOf(board.Period, now), BoardPeriods.EndOf(board.Period, now))
            : (null, board.FinalAt);
}
