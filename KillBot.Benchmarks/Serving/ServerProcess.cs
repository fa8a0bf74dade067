using System.Diagnostics;

namespace KillBot.Benchmarks.Serving;

/// <summary>A server as a child process on a port of loopback, with a database file of its own; killed when disposed.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>What this executable is told to become <see cref="BenchServer"/>.</summary>
    public const string Verb = "serve";

    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private Task _output = Task.CompletedTask;

    private ServerProcess(Process process) => _process = process;

    /// <summary>The <c>dotnet</c> to run the executables with.</summary>
    public static string Runtime { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public Uri Address { get; private set; } = null!;

    /// <summary>From the start of the process until it listened.</summary>
    public TimeSpan StartTime { get; private set; }

    /// <summary>Resident memory in MB (10^6 bytes).</summary>
    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>The total of processor time used so far.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>The server with the endpoints of <see cref="BenchEndpoints"/>, under the runtime settings of the real one.</summary>
    public static Task<ServerProcess> StartBenchAsync(TempFolder folder, params (string Name, string Value)[] settings) =>
        StartAsync(folder, ["exec", "--runtimeconfig", Beside("KillBot.Bot.runtimeconfig.json"), Beside("KillBot.Benchmarks.dll"), Verb], settings);

    /// <summary>The server as it is shipped.</summary>
    public static Task<ServerProcess> StartBotAsync(TempFolder folder, params (string Name, string Value)[] settings) =>
        StartAsync(folder, ["exec", Beside("KillBot.Bot.dll")], settings);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        await _output;
        _process.Dispose();
    }

    /// <summary>A file of this build.</summary>
    public static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static async Task<ServerProcess> StartAsync(TempFolder folder, string[] command, (string Name, string Value)[] settings)
    {
        var started = Stopwatch.GetTimestamp();
        // The folder holds no appsettings.json, so the defaults apply.
        var start = new ProcessStartInfo(Runtime, command)
        {
            WorkingDirectory = folder.Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        start.Environment["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Information";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        // Beyond what the load reaches: counting is part of what is measured, refusing is not.
        start.Environment["RateLimits__AnonymousPerHour"] = "1000000";
        start.Environment["RateLimits__IngestPerMinute"] = "1000000";
        start.Environment["Storage__ConnectionString"] = $"Data Source={folder.File("killbot.db")}";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var server = new ServerProcess(Process.Start(start) ?? throw new InvalidOperationException("The server did not start."));
        try
        {
            server.Address = await server.ReadAddressAsync().WaitAsync(StartTimeout);
            server.StartTime = Stopwatch.GetElapsedTime(started);
            // The server prints every kill while Discord is off: it pays for the writing, nobody for reading lines.
            server._output = server._process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private async Task<Uri> ReadAddressAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            var at = line.IndexOf(Listening, StringComparison.Ordinal);
            if (at >= 0)
            {
                return new Uri(line[(at + Listening.Length)..].Trim());
            }
        }

        throw new InvalidOperationException("The server ended before it listened.");
    }
}
