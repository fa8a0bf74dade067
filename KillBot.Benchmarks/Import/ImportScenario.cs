using System.Diagnostics;
using System.Globalization;
using KillBot.Benchmarks.Serving;
using KillBot.Domain.StarCitizen;

namespace KillBot.Benchmarks.Import;

/// <summary>Reads, and imports with the command, a generated log of 500 MB, held against <c>wc -l</c> on the same file.</summary>
internal static class ImportScenario
{
    private const long LogBytes = 500_000_000;
    private const int Runs = 3;
    private const string Player = "Pilot_10";

    public static async Task RunAsync(TextWriter output)
    {
        using var folder = new TempFolder();
        var log = folder.File("Game.log");
        await using (var file = File.Create(log))
        {
            GameLogGenerator.Write(file, LogBytes);
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"import: a log of {new FileInfo(log).Length / 1e6:F0} MB, the best of {Runs} runs"));
        var wc = await BestAsync(() => CountLinesAsync(log));
        var reader = await BestAsync(() => ReadAsync(log));
        await WriteAsync(output, "wc -l", wc, wc);
        await WriteAsync(output, "reader", reader, wc);
        var run = 0;
        var import = await BestAsync(async () =>
        {
            await ImportAsync(log, folder.File($"import-{run++}.db"));
            return reader.Lines;
        });
        await WriteAsync(output, "import", import, wc);
    }

    private static async Task<long> CountLinesAsync(string log)
    {
        using var process = Process.Start(new ProcessStartInfo("wc", ["-l", log]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return long.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture);
    }

    /// <summary>What an import does up to the storage; returns the lines.</summary>
    private static async Task<long> ReadAsync(string log)
    {
        await using var reader = GameLogReader.Open(log);
        await foreach (var _ in new KillExtractor(Player).ExtractAsync(reader.ReadAsync()))
        {
        }

        return reader.Statistics.LinesRead;
    }

    /// <summary>The command as it is shipped, start of the process and an empty database included.</summary>
    private static async Task ImportAsync(string log, string database)
    {
        var start = new ProcessStartInfo(
            ServerProcess.Runtime, ["exec", ServerProcess.Beside("KillBot.Bot.dll"), "import", log, "--player", Player])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["Storage__ConnectionString"] = $"Data Source={database}";
        using var process = Process.Start(start)!;
        var summary = process.StandardOutput.ReadToEndAsync();
        var talk = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"The import failed: {talk} {await summary}");
        }
    }

    private static async Task<Measurement> BestAsync(Func<Task<long>> run)
    {
        var best = new Measurement(TimeSpan.MaxValue, 0);
        for (var i = 0; i < Runs; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var lines = await run();
            var elapsed = Stopwatch.GetElapsedTime(started);
            best = elapsed < best.Elapsed ? new Measurement(elapsed, lines) : best;
        }

        return best;
    }

    private static Task WriteAsync(TextWriter output, string name, Measurement measured, Measurement wc) =>
        output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{name,-10}{LogBytes / 1e6 / measured.Elapsed.TotalSeconds,8:F0} MB/s{measured.Lines,12} lines{wc.Elapsed / measured.Elapsed,8:F2} of wc -l"));

    private sealed record Measurement(TimeSpan Elapsed, long Lines);
}
