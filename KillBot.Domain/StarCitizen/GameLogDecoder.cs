using KillBot.Domain.Logs;

namespace KillBot.Domain.StarCitizen;

/// <summary>Turns the bytes of a <c>Game.log</c>, in pieces of any size, into events.</summary>
public sealed class GameLogDecoder : LogDecoder<GameLogLine>
{
    /// <param name="offset">Where in the file the first byte stands, when a reader goes on from before.</param>
    public GameLogDecoder(long offset = 0)
        : this(new GameLogStatistics(), offset)
    {
    }

    private GameLogDecoder(GameLogStatistics statistics, long offset)
        : base(statistics, offset) => Statistics = statistics;

    public GameLogStatistics Statistics { get; }

    /// <inheritdoc/>
    protected override void Read(ReadOnlySpan<byte> line, ICollection<GameLogLine> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        Statistics.NoteTime(line);
        switch (GameLogParser.Parse(line, out var parsed))
        {
            case LineOutcome.Event:
                Statistics.Events++;
                lines.Add(parsed!);
                break;
            case LineOutcome.Malformed:
                Statistics.MalformedLines++;
                break;
        }
    }
}
