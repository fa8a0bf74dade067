using System.Text;
using FsCheck;
using KillBot.Domain.Logs;
using KillBot.Domain.StarCitizen;

namespace KillBot.Tests.StarCitizen;

public sealed class GameLogDecoderTests
{
    private const string Login = "<2025-09-11T11:04:53.110Z> [Notice] <Legacy login response> [CIG-net] User Login Success - Handle[Pilot_21] - Time[222182622]";

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Lines_may_end_either_way(string lineEnd)
    {
        var (events, decoder) = Decode(Bytes(Login + lineEnd + "noise" + lineEnd + lineEnd + Login + lineEnd));

        Assert.Equal(2, events.Count);
        Assert.Equal((4, 2, 2), (decoder.Statistics.LinesRead, decoder.Statistics.Events, decoder.Statistics.OtherLines));
    }

    [Fact]
    public void A_line_end_may_be_split_between_pieces()
    {
        var decoder = new GameLogDecoder();
        var events = new List<GameLogLine>();

        foreach (var piece in new[] { Login, "\r", "\n" + Login + "\r\n", Login + "\r" })
        {
            decoder.Push(Bytes(piece), events);
        }

        Assert.Equal(2, events.Count);
        Assert.Equal(2 * (Login.Length + 2), decoder.Statistics.ResumeOffset);
    }

    [Fact]
    public void A_half_written_last_line_waits_for_its_end()
    {
        var whole = Bytes(Login + "\r\n" + Login + "\r\n");
        var (first, decoder) = Decode(whole[..^40]);
        var resume = decoder.Statistics.ResumeOffset;

        var rest = new GameLogDecoder(resume);
        var second = new List<GameLogLine>();
        rest.Push(whole.AsSpan((int)resume), second);

        Assert.Single(first);
        Assert.Equal(Login.Length + 2, resume);
        Assert.Single(second);
        Assert.Equal(whole.Length, rest.Statistics.ResumeOffset);
    }

    [Fact]
    public void The_last_line_of_a_whole_text_counts_without_a_line_feed()
    {
        var (events, decoder) = Decode(Bytes(Login));
        Assert.Empty(events);

        decoder.Complete(events);

        Assert.Single(events);
        Assert.Equal(Login.Length, decoder.Statistics.ResumeOffset);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    public void A_line_over_64_kilobytes_is_skipped_and_counted(int over, int expected)
    {
        var longLine = Login + new string('x', LogLine.MaxBytes - Login.Length + over);
        var text = Bytes(longLine + "\n" + Login + "\n");

        foreach (var size in new[] { text.Length, 1000, LogLine.MaxBytes, LogLine.MaxBytes + 1 })
        {
            var (events, decoder) = Decode(text, size);

            Assert.Equal(expected, events.Count);
            Assert.Equal((over, 2), (decoder.Statistics.LongLines, decoder.Statistics.LinesRead));
            Assert.Equal(text.Length, decoder.Statistics.ResumeOffset);
        }
    }

    [Fact]
    public void A_byte_order_mark_is_stepped_over()
    {
        byte[] text = [0xEF, 0xBB, 0xBF, .. Bytes(Login + "\n")];

        var (events, decoder) = Decode(text, 2);

        Assert.Single(events);
        Assert.Equal(text.Length, decoder.Statistics.ResumeOffset);
    }

    [Fact]
    public void A_nul_byte_spoils_its_own_line_only()
    {
        var kill = SampleLines.Text("S002").Replace("Pilot_32", "Pilot\0", StringComparison.Ordinal);

        var (events, decoder) = Decode(Bytes(kill + "\n" + Login + "\n"));

        Assert.IsType<Login>(Assert.Single(events));
        Assert.Equal(1, decoder.Statistics.MalformedLines);
    }

    [Fact]
    public void Any_split_of_the_sample_gives_the_same_events()
    {
        var log = SampleLines.AsLog();
        var whole = Decode(log).Events;

        Assert.Equal(SampleLines.Rows.Count, whole.Count);
        foreach (var size in new[] { 1, 2, 3, 7, 64, 1000, 4096 })
        {
            Assert.Equal(whole, Decode(log, size).Events);
        }
    }

    [Fact]
    public void Any_bytes_in_any_split_neither_throw_nor_differ()
    {
        var log = SampleLines.AsLog();
        var alphabet = "\r\n<>[]' :0\0\u00FF"u8.ToArray();

        // Random damage to real lines reaches further into the parsers than random bytes would.
        Prop.ForAll<int, PositiveInt, byte[]>((seed, size, tail) =>
        {
            var random = new System.Random(seed);
            byte[] damaged = [.. log, .. tail];
            for (var i = random.Next(200); i > 0; i--)
            {
                damaged[random.Next(damaged.Length)] = random.Next(2) == 0 ? alphabet[random.Next(alphabet.Length)] : (byte)random.Next(256);
            }

            var whole = Decode(damaged);
            var split = Decode(damaged, size.Get);
            return whole.Events.SequenceEqual(split.Events)
                && whole.Decoder.Statistics.ResumeOffset == split.Decoder.Statistics.ResumeOffset;
        }).QuickCheckThrowOnFailure();
    }

    private static (List<GameLogLine> Events, GameLogDecoder Decoder) Decode(byte[] bytes, int pieceSize = int.MaxValue)
    {
        var decoder = new GameLogDecoder();
        var events = new List<GameLogLine>();
        for (var at = 0; at < bytes.Length; at += Math.Min(pieceSize, bytes.Length - at))
        {
            decoder.Push(bytes.AsSpan(at, Math.Min(pieceSize, bytes.Length - at)), events);
        }

        return (events, decoder);
    }

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
