using System.ComponentModel.DataAnnotations;
using KillBot.Domain.StarCitizen;
using KillBot.Domain.StarCitizen.Logs;

namespace KillBot.Api.Logs;

/// <summary>The folders that KillBot may read.</summary>
public sealed record LogDirectoryListResponse(IReadOnlyList<LogDirectoryResponse> Directories);

/// <summary>A folder of <c>StarCitizen:LogDirectories</c>.</summary>
/// <param name="FileCount">Logs in it and below.</param>
/// <param name="TotalSize">In bytes.</param>
/// <param name="ModifiedAt">When the newest of them was written to; null when there is none.</param>
public sealed record LogDirectoryResponse(string Path, bool Exists, int FileCount, long TotalSize, DateTimeOffset? ModifiedAt);

/// <summary>Logs, the one written last first.</summary>
/// <param name="Total">How many there are in all.</param>
public sealed record LogFileListResponse(IReadOnlyList<LogFileResponse> Files, int Total, int Limit, int Offset);

/// <param name="Path">Absolute; what <c>filePath</c> takes.</param>
/// <param name="Directory">The configured folder it lies in.</param>
/// <param name="Size">In bytes, packed ones of a packed file.</param>
/// <param name="IsLive">The log that the game writes, or wrote last; the others are of earlier sessions.</param>
public sealed record LogFileResponse(string Path, string Name, string Directory, long Size, DateTimeOffset ModifiedAt, bool IsLive)
{
    internal static LogFileResponse From(LogFileInfo file) =>
        new(file.Path, file.Name, file.Directory.Path, file.Size, file.ModifiedAt, file.IsLive);
}

/// <summary>A log to look through.</summary>
public sealed record LogValidateRequest
{
    /// <summary>A file of the configured folders: absolute, or relative to one of them.</summary>
    [Required]
    public string? FilePath { get; init; }
}

/// <summary>What a file is.</summary>
/// <param name="Reason">Why it is no <c>Game.log</c>; null when it is one.</param>
/// <param name="Build">The changelist; null, like the rest, where the log does not say.</param>
/// <param name="Player">Who logged in.</param>
/// <param name="Size">In bytes, packed ones of a packed file.</param>
public sealed record LogValidateResponse(
    bool Valid,
    string? Reason,
    string? Build,
    string? Branch,
    string? GameVersion,
    string? Player,
    DateTimeOffset? FirstTimestamp,
    DateTimeOffset? LastTimestamp,
    long Lines,
    long Events,
    long Size)
{
    internal static LogValidateResponse From(GameLogInspection found, long size) => new(
        found.Refusal is null,
        found.Refusal,
        found.Summary.Changelist,
        found.Summary.Branch,
        found.Summary.GameVersion,
        found.Summary.Player,
        found.Lines.FirstTimestamp,
        found.Lines.LastTimestamp,
        found.Lines.LinesRead,
        found.Lines.Events,
        size);
}

/// <summary>A log to read the kills of.</summary>
public sealed record LogParseRequest
{
    /// <summary>A file of the configured folders: absolute, or relative to one of them.</summary>
    [Required]
    public string? FilePath { get; init; }

    /// <summary>What to take. Left out: everything.</summary>
    public LogParseOptions? ParseOptions { get; init; }

    /// <summary>Also records what is found, each kill once, however often it is read. Nothing of it is announced.</summary>
    public bool? Record { get; init; }

    /// <summary>Whose log it is. Left out: who logged in by the log.</summary>
    [MaxLength(PlayerHandle.MaxLength)]
    public string? Player { get; init; }
}

/// <summary>Which kills to take, and to record.</summary>
public sealed record LogParseOptions
{
    /// <summary>Everything but kills of players by players: NPCs, suicides, accidents. Left out: true.</summary>
    public bool? IncludePvE { get; init; }

    /// <summary>Kills of players by players. Left out: true.</summary>
    public bool? IncludePvP { get; init; }
}

/// <summary>A kill or death of a log.</summary>
/// <param name="KillerId">The killer's name; null when nobody did it, or the log does not say who.</param>
/// <param name="VictimId">The victim's name.</param>
/// <param name="Location">Where the victim was; null when that was a vehicle.</param>
/// <param name="Ship">Class of the vehicle that the victim was in.</param>
public sealed record LogKillResponse(
    string? KillerId,
    string VictimId,
    string? Weapon,
    string? Location,
    bool IsPvP,
    bool IsSuicide,
    bool IsEnvironmental,
    DateTimeOffset Timestamp,
    string? Ship,
    string? DamageType,
    string? GameMode)
{
    internal static LogKillResponse From(LogKill kill) => new(
        kill.Classification.IsEnvironmental ? null : kill.Killer,
        kill.Victim,
        kill.Weapon,
        kill.Location,
        kill.Classification.IsPvP,
        kill.Classification.IsSuicide,
        kill.Classification.IsEnvironmental,
        kill.Timestamp,
        kill.Ship,
        kill.DamageType,
        kill.GameMode);
}

/// <summary>What a log tells.</summary>
/// <param name="Kills">In the log's order; the first 10,000.</param>
/// <param name="Truncated">There are more kills than are listed. <c>killsFound</c> counts them all, and all are recorded.</param>
/// <param name="LinesSkipped">Lines that could not be read: malformed, too long, or not finished.</param>
/// <param name="Recorded">Kills that were new; 0 without <c>record</c>.</param>
/// <param name="Known">Kills that had been recorded before; 0 without <c>record</c>.</param>
/// <param name="Player">Whose log it is.</param>
public sealed record LogParseResponse(
    bool Success,
    IReadOnlyList<LogKillResponse> Kills,
    bool Truncated,
    long LinesRead,
    long LinesSkipped,
    LogSkipped Skipped,
    int KillsFound,
    int Recorded,
    int Known,
    string? Player,
    string? Build,
    string? GameVersion)
{
    internal const int MaxKills = 10_000;

    internal static LogParseResponse From(LogImportResult result, IReadOnlyList<LogKillResponse> kills, string? player) => new(
        true,
        kills,
        result.Found > kills.Count,
        result.Lines.LinesRead,
        LogSkipped.LinesOf(result.Lines),
        LogSkipped.From(result),
        result.Found,
        result.Recorded,
        result.Known,
        player ?? result.Summary.Player,
        result.Summary.Changelist,
        result.Summary.GameVersion);
}

/// <summary>What was recorded of an uploaded log.</summary>
/// <param name="Player">Whose kills and deaths were taken.</param>
/// <param name="LinesSkipped">Lines that could not be read: malformed or too long.</param>
/// <param name="Recorded">Kills and deaths that were new.</param>
/// <param name="Known">Kills and deaths that had been recorded before.</param>
public sealed record LogUploadResponse(
    bool Success, string Player, long LinesRead, long LinesSkipped, LogSkipped Skipped, int KillsFound, int Recorded, int Known)
{
    internal static LogUploadResponse From(LogImportResult result, string player) => new(
        true,
        player,
        result.Lines.LinesRead,
        LogSkipped.LinesOf(result.Lines),
        LogSkipped.From(result),
        result.Found,
        result.Recorded,
        result.Known);
}

/// <summary>What was left out and why: lines first, then deaths.</summary>
/// <param name="Malformed">Lines of death kinds whose shape is not known.</param>
/// <param name="TooLong">Lines over 64 KiB.</param>
/// <param name="Unfinished">1 when the game is still writing the last line.</param>
/// <param name="NpcOnly">Deaths without a player.</param>
/// <param name="Repeats">Lines that told a death once more.</param>
/// <param name="Unattributed">Signs of a death before the log said whose log it is.</param>
/// <param name="Implausible">Deaths in the future or before 2010, or with impossible names.</param>
/// <param name="OfOthers">Deaths in which the player who sent the log took no part.</param>
/// <param name="Excluded">Deaths that <c>parseOptions</c> left out.</param>
public sealed record LogSkipped(
    long Malformed, long TooLong, long Unfinished, int NpcOnly, int Repeats, int Unattributed, int Implausible, int OfOthers, int Excluded)
{
    internal static LogSkipped From(LogImportResult result) => new(
        result.Lines.MalformedLines,
        result.Lines.LongLines,
        UnfinishedOf(result.Lines),
        result.Skipped.NpcOnly,
        result.Skipped.Repeats,
        result.Skipped.Unattributed,
        result.Skipped.Implausible,
        result.Skipped.OfOthers,
        result.Skipped.Excluded);

    internal static long LinesOf(GameLogStatistics lines) => lines.MalformedLines + lines.LongLines + UnfinishedOf(lines);

    private static long UnfinishedOf(GameLogStatistics lines) => lines.UnfinishedBytes > 0 ? 1 : 0;
}
