using KillBot.Domain.Logs;

namespace KillBot.Domain.VRChat.Logs;

/// <summary>Turns the bytes of a client's log, in pieces of any size, into lines with their times and places.</summary>
internal sealed class VRChatLogDecoder : LogDecoder<VRChatLogEntry>
{
    /// <summary>A client that runs writes every few seconds; one that has written nothing for so long has ended, or sleeps.</summary>
    public static readonly TimeSpan MaxSilence = TimeSpan.FromMinutes(2);

    public VRChatLogDecoder(VRChatLogClock clock)
        : this(clock, new LineStatistics())
    {
    }

    private VRChatLogDecoder(VRChatLogClock clock, LineStatistics statistics)
        : base(statistics, offset: 0)
    {
        Clock = clock;
        Statistics = statistics;
    }

    public VRChatLogClock Clock { get; }

    public LineStatistics Statistics { get; }

    /// <summary>The last record, whatever it tells; null before the first.</summary>
    public VRChatLogMark? Last { get; private set; }

    protected override void Read(ReadOnlySpan<byte> line, ICollection<VRChatLogEntry> lines)
    {
        if (!VRChatLogHeader.TryRead(line, out var localTime, out var message) || localTime is not { } time)
        {
            return;
        }

        var mark = new VRChatLogMark(Statistics.ResumeOffset, time, Clock.ToUtc(time));
        var silentSince = Last is { } last && mark.Timestamp - last.Timestamp >= MaxSilence ? Last : null;
        var parsed = VRChatLogParser.ParseMessage(time, message);
        if (parsed is not null || silentSince is not null || Last is null)
        {
            lines.Add(new VRChatLogEntry(mark, parsed, silentSince));
        }

        Last = mark;
    }
}
