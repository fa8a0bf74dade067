namespace KillBot.Domain.Boards;

/// <summary>What became of adding a board.</summary>
/// <param name="Board">None when refused, but for <see cref="BoardRefusal.Duplicate"/> the one that there is.</param>
/// <param name="Refusal">None when it was done.</param>
public readonly record struct BoardResult(ScheduledBoard? Board, BoardRefusal? Refusal);

/// <summary>Why a board is not added.</summary>
public enum BoardRefusal
{
    /// <summary>The server has <see cref="BoardRules.MaxPerServer"/> boards.</summary>
    TooMany,

    /// <summary>The channel has a board of the same types and period at the same times.</summary>
    Duplicate,

    /// <summary>Fewer or more places than a board has.</summary>
    Top,

    /// <summary>None, one twice, or more places than fit into one message.</summary>
    Types,

    /// <summary>The cron expression is none, or longer than <see cref="BoardRules.MaxCronLength"/>.</summary>
    Cron,

    /// <summary>Days have no final board, and all of time does not end.</summary>
    Finals,
}
