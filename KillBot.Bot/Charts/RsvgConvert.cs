using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace KillBot.Bot.Charts;

/// <summary>
/// Runs <c>rsvg-convert</c> of librsvg (https://gitlab.gnome.org/GNOME/librsvg) where it is installed. It is looked for once;
/// the SVG goes in and the PNG comes out by its pipes, so no name of a file is ever made of anything.
/// </summary>
/// <param name="searchPath">Folders as in <c>PATH</c>.</param>
internal sealed partial class RsvgConvert(string? searchPath, TimeProvider timeProvider, ILogger<RsvgConvert> logger) : IChartRasteriser, IDisposable
{
    private const string Name = "rsvg-convert";
    private const string Home = "HOME";
    private const int AtATime = 2;
    private const int Waiting = 32;
    private const int MaxBytes = 8 * 1024 * 1024;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(2);

    private readonly string? _path = FindIn(searchPath);
    private readonly SemaphoreSlim _turns = new(AtATime, AtATime);
    private int _inside;

    /// <summary>Where a program of this name is in the folders of a <c>PATH</c>; null where it is in none.</summary>
    internal static string? FindIn(string? path) => (path ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Where(Path.IsPathFullyQualified)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? Name + ".exe" : Name))
        .FirstOrDefault(File.Exists);

    public async Task<byte[]?> RenderAsync(string svg, int width, int height, CancellationToken cancellationToken)
    {
        if (_path is null)
        {
            return null;
        }

        try
        {
            // Who would wait longer than for a sparkline is given one.
            return Interlocked.Increment(ref _inside) <= AtATime + Waiting
                ? await RenderInTurnAsync(_path, svg, width, height, cancellationToken)
                : null;
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task<byte[]?> RenderInTurnAsync(string path, string svg, int width, int height, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(TimeLimit, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        var hasTurn = false;
        try
        {
            await _turns.WaitAsync(either.Token);
            hasTurn = true;
            var png = await RunAsync(path, svg, width, height, either.Token);
            if (PngHeader.IsOf(png, width, height))
            {
                return png;
            }

            Log.Refused(logger, Name, png.Length);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Log.TooSlow(logger, Name, TimeLimit.TotalSeconds);
        }
        catch (Exception exception) when (exception is IOException or System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            Log.Failed(logger, Name, exception);
        }
        finally
        {
            if (hasTurn)
            {
                _turns.Release();
            }
        }

        return null;
    }

    private static async Task<byte[]> RunAsync(string path, string svg, int width, int height, CancellationToken cancellationToken)
    {
        using var process = Process.Start(Start(path, width, height, Environment.GetEnvironmentVariable(Home)))
            ?? throw new InvalidOperationException($"{Name} did not start.");
        try
        {
            var output = ReadAsync(process.StandardOutput.BaseStream, cancellationToken);
            await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(svg), cancellationToken);
            process.StandardInput.Close();
            var png = await output;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? png : [];
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <param name="home">The user's folder, where fonts are found and remembered; services of a system have none.</param>
    internal static ProcessStartInfo Start(string path, int width, int height, string? home)
    {
        var start = new ProcessStartInfo(
            path,
            [
                "--format=png",
                string.Create(CultureInfo.InvariantCulture, $"--width={width}"),
                string.Create(CultureInfo.InvariantCulture, $"--height={height}"),
            ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        // Tokens and passwords may be in the environment, which is no business of another program.
        start.Environment.Clear();
        if (home is not null)
        {
            start.Environment[Home] = home;
        }

        return start;
    }

    private static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int count; (count = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (read.Length + count > MaxBytes)
            {
                throw new IOException($"The picture has more than {MaxBytes} bytes.");
            }

            read.Write(buffer, 0, count);
        }

        return read.ToArray();
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Program} took longer than {Seconds} s; the chart is shown as text")]
        public static partial void TooSlow(ILogger logger, string program, double seconds);

        [LoggerMessage(2, LogLevel.Warning, "{Program} gave no picture ({Bytes} bytes); the chart is shown as text")]
        public static partial void Refused(ILogger logger, string program, int bytes);

        [LoggerMessage(3, LogLevel.Warning, "{Program} cannot be run; the chart is shown as text")]
        public static partial void Failed(ILogger logger, string program, Exception exception);
    }
}
