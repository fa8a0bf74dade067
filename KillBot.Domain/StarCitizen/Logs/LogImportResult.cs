namespace KillBot.Domain.StarCitizen.Logs;

/// <summary>What an import did.</summary>
/// <param name="Found">Kills and deaths that were taken from the log.</param>
/// <param name="Recorded">Of them, those that were new.</param>
/// <param name="Known">Of them, those that had been recorded before.</param>
public sealed record LogImportResult(
    GameLogStatistics Lines, GameLogSummary Summary, int Found, int Recorded, int Known, LogKillsSkipped Skipped);

/// <summary>Deaths of a log that were left out, by the reason.</summary>
/// <param name="NpcOnly">No player took part.</param>
/// <param name="Repeats">The line told a death of this log once more.</param>
/// <param name="Unattributed">Signs of the log owner's death that came before the log said who that is.</param>
/// <param name="Implausible">In the future, before 2010, or with a name that nobody can have.</param>
/// <param name="OfOthers">The player who sent the log took no part.</param>
/// <param name="Excluded">Not asked for: PvP or PvE.</param>
public readonly record struct LogKillsSkipped(
    int NpcOnly, int Repeats, int Unattributed, int Implausible, int OfOthers, int Excluded);
