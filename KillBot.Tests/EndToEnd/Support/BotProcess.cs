using System.Collections.Concurrent;
using System.Diagnostics;
using KillBot.Tests.FakeDiscord;

namespace KillBot.Tests.EndToEnd.Support;

/// <summary>The bot as operators run it: a process of its own, which can be killed.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private const string ListeningOn = "Now listening on: ";

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = [];

    private BotProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Add(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Standard output and standard error, line by line.</summary>
    public IReadOnlyCollection<string> Output => _output;

    public Uri Address { get; private set; } = null!;

    /// <summary>Starts the bot and waits until the API listens; without a Discord the bot is off.</summary>
    public static async Task<BotProcess> StartAsync(TestDatabase database, FakeDiscordServer? discord, params string[] more)
    {
        string[] settings = discord is null ? [] : [$"--Discord:ApiBaseUrl={discord.ApiBaseUrl}", $"--Discord:Token={discord.Token}"];
        var bot = new BotProcess(Start(database, [.. settings, .. more, "--urls=http://127.0.0.1:0", "--RateLimits:Enabled=false"]));
        var line = await bot.WaitForLineAsync(ListeningOn);
        bot.Address = new Uri(line[(line.IndexOf(ListeningOn, StringComparison.Ordinal) + ListeningOn.Length)..].Trim());
        return bot;
    }

    /// <summary>Runs a command to its end, which must be a success, and returns its standard output.</summary>
    public static async Task<string> RunCommandAsync(TestDatabase database, params string[] arguments)
    {
        using var process = Start(database, arguments);
        var talk = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await talk);
        return output.Trim();
    }

    public async Task<string> WaitForLineAsync(string text)
    {
        await Eventually.HoldsAsync(
            () => Find(text) is not null || _process.HasExited,
            $"a line with \"{text}\"",
            TimeSpan.FromSeconds(30));
        return Find(text) ?? throw new InvalidOperationException($"The bot has ended: {string.Join('\n', _output)}");
    }

    /// <summary>SIGKILL: the process learns nothing of it.</summary>
    public void Kill() => _process.Kill();

    /// <summary>SIGTERM: the process stops as it likes, with an exit code.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        return await WaitForExitAsync();
    }

    public async Task<int> WaitForExitAsync()
    {
        using var expiry = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await _process.WaitForExitAsync(expiry.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static Process Start(TestDatabase database, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "KillBot.Bot.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = database.Folder,
        };
        start.Environment["Storage__ConnectionString"] = database.ConnectionString;
        return Process.Start(start)!;
    }

    private string? Find(string text) => _output.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal));

    private void Add(string? line)
    {
        if (line is not null)
        {
            _output.Enqueue(line);
        }
    }
}
