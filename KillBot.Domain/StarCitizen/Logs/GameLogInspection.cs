namespace KillBot.Domain.StarCitizen.Logs;

/// <summary>What a look through a whole file has found.</summary>
/// <param name="Refusal">Why it is no <c>Game.log</c>, or cannot be read; null if it is one.</param>
public sealed record GameLogInspection(string? Refusal, GameLogStatistics Lines, GameLogSummary Summary)
{
    /// <summary>Reads a file to its end and records nothing; memory stays flat.</summary>
    /// <param name="file">Can be rewound; packed or not.</param>
    /// <param name="maxBytes">Reading stops after so many bytes of unpacked text.</param>
    public static async Task<GameLogInspection> ReadAsync(
        Stream file, long maxBytes = long.MaxValue, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var summary = new GameLogSummary();
        if (await GameLogFile.RefusalAsync(file, cancellationToken) is { } refusal)
        {
            return new GameLogInspection(refusal, new GameLogStatistics(), summary);
        }

        await using var reader = GameLogReader.Over(file, new GameLogReaderOptions { MaxBytes = maxBytes, TakeUnfinishedLine = true });
        try
        {
            await foreach (var line in reader.ReadAsync(null, cancellationToken))
            {
                summary.Accept(line);
            }
        }
        catch (InvalidDataException)
        {
            return new GameLogInspection("It is a damaged gzip file.", reader.Statistics, summary);
        }

        return new GameLogInspection(null, reader.Statistics, summary);
    }
}
