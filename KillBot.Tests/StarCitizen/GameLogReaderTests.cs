using System.IO.Compression;
using System.Text;
using KillBot.Domain.StarCitizen;

namespace KillBot.Tests.StarCitizen;

public sealed class GameLogReaderTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("killbot-logs-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task A_file_is_read_to_its_end_with_progress()
    {
        var log = SampleLines.AsLog();
        var path = Write("Game.log", log);
        var progress = new Reports();
        await using var reader = GameLogReader.Open(path);

        var events = await ReadAll(reader, progress);

        Assert.Equal(SampleLines.Rows.Count, events.Count);
        Assert.Equal(log.Length, reader.Statistics.ResumeOffset);
        Assert.Equal(new GameLogProgress(log.Length, log.Length, events.Count, events.Count), progress.Last);
    }

    [Fact]
    public async Task A_growing_file_is_read_on_where_it_was_left()
    {
        var path = Write("Game.log", []);
        await using var game = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        game.Write([.. SampleLines.Bytes("S038"), .. "\r\n<2025-"u8]);
        await game.FlushAsync();
        await using var first = GameLogReader.Open(path);
        Assert.Single(await ReadAll(first));

        game.Write([.. SampleLines.Bytes("S038").AsSpan(6), .. "\r\n"u8]);
        await game.FlushAsync();
        await using var second = GameLogReader.Open(path, new GameLogReaderOptions { Offset = first.Statistics.ResumeOffset });

        Assert.Single(await ReadAll(second));
        Assert.Equal(game.Length, second.Statistics.ResumeOffset);
    }

    [Fact]
    public async Task A_packed_file_is_unpacked_on_the_way()
    {
        var path = Write("Game.log.gz", Pack(SampleLines.AsLog()));
        await using var reader = GameLogReader.Open(path);
        var progress = new Reports();

        Assert.Equal(SampleLines.Rows.Count, (await ReadAll(reader, progress)).Count);
        Assert.Equal(new FileInfo(path).Length, progress.Last.Length);
    }

    [Fact]
    public async Task Reading_stops_at_the_limit()
    {
        await using var reader = new GameLogReader(
            new MemoryStream(SampleLines.AsLog()), new GameLogReaderOptions { MaxBytes = 1000, TakeUnfinishedLine = true });

        await ReadAll(reader);

        Assert.True(reader.Statistics.StoppedAtLimit);
        Assert.Equal(1000, reader.Statistics.BytesRead);
        Assert.Equal(2, reader.Statistics.LinesRead);
    }

    [Fact]
    public async Task A_pasted_line_needs_no_line_feed()
    {
        await using var reader = new GameLogReader(
            new MemoryStream(SampleLines.Bytes("S001")), new GameLogReaderOptions { TakeUnfinishedLine = true });

        Assert.IsType<ActorDeath>(Assert.Single(await ReadAll(reader)));
    }

    [Fact]
    public async Task Reading_can_be_called_off()
    {
        using var source = new CancellationTokenSource();
        await using var reader = new GameLogReader(new MemoryStream(SampleLines.AsLog()));
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in reader.ReadAsync(null, source.Token))
            {
            }
        });
    }

    [Fact]
    public async Task Real_logs_are_accepted_packed_or_not()
    {
        Assert.Null(await GameLogFile.RefusalAsync(Write("Game.log", SampleLines.AsLog())));
        Assert.Null(await GameLogFile.RefusalAsync(Write("Game.log.gz", Pack(SampleLines.AsLog()))));
        Assert.Null(GameLogFile.Refusal([0xEF, 0xBB, 0xBF, .. "<2026-05-02T21:01:51.390Z> x\r\n"u8]));
        Assert.Null(GameLogFile.Refusal("Branch: sc-alpha-4.3.1\r\n"u8));
    }

    [Fact]
    public async Task A_stream_is_rewound_after_the_look()
    {
        using var stream = new MemoryStream(Pack(SampleLines.AsLog()));

        Assert.Null(await GameLogFile.RefusalAsync(stream));
        Assert.Equal(0, stream.Position);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("MZ\0\u0003", "binary")]
    [InlineData("PK\u0003\u0004", "unpack")]
    [InlineData("\u001F\u008Bgarbage", "gzip")]
    [InlineData("\u00FF\u00FE<\02\0", "UTF-16")]
    [InlineData("2025.01.02 10:11:12 Log        -  [Behaviour] Joining", "looks like")]
    [InlineData("<html>\n<body>\n", "looks like")]
    public async Task What_is_no_log_is_refused_with_a_reason(string content, string reason)
    {
        var refusal = await GameLogFile.RefusalAsync(Write("x.log", Encoding.Latin1.GetBytes(content)));

        Assert.Contains(reason, refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_and_a_missing_file_are_refused()
    {
        Assert.Contains("directory", await GameLogFile.RefusalAsync(_directory), StringComparison.Ordinal);
        Assert.Contains("no such file", await GameLogFile.RefusalAsync(Path.Combine(_directory, "none.log")), StringComparison.Ordinal);
    }

    private static async Task<List<GameLogLine>> ReadAll(GameLogReader reader, IProgress<GameLogProgress>? progress = null)
    {
        var events = new List<GameLogLine>();
        await foreach (var line in reader.ReadAsync(progress))
        {
            events.Add(line);
        }

        return events;
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_directory, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private sealed class Reports : IProgress<GameLogProgress>
    {
        public GameLogProgress Last { get; private set; }

        public void Report(GameLogProgress value) => Last = value;
    }
}
