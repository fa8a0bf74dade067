using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KillBot.Tests.FakeDiscord.Tests;

/// <summary>Runs <c>discordjs/proof.mjs</c> against a fake Discord.</summary>
internal sealed class DiscordJs : IAsyncDisposable
{
    private static readonly string? Folder = FindFolder();

    private readonly StringBuilder _errors = new();
    private readonly Process _process;

    private DiscordJs(Process process) => _process = process;

    /// <summary>Null when everything is there.</summary>
    public static string? WhyUnavailable { get; } =
        Folder is null ? "the sources with FakeDiscord/discordjs are not beside the build"
        : !Directory.Exists(Path.Combine(Folder, "node_modules", "discord.js")) ? "discord.js is not installed: run npm install in KillBot.Tests/FakeDiscord/discordjs"
        : FindNode() is null ? "node is not installed"
        : null;

    public static DiscordJs Start(FakeDiscordServer discord, FakeGuild guild, FakeChannel channel)
    {
        var start = new ProcessStartInfo(FindNode()!, ["proof.mjs"])
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["FAKE_API"] = new Uri(discord.ApiBaseUrl, "/api").ToString();
        start.Environment["FAKE_TOKEN"] = discord.Token;
        start.Environment["FAKE_GUILD"] = guild.Id.ToString(CultureInfo.InvariantCulture);
        start.Environment["FAKE_CHANNEL"] = channel.Id.ToString(CultureInfo.InvariantCulture);
        start.Environment["NO_PROXY"] = "127.0.0.1";
        var run = new DiscordJs(Process.Start(start)!);
        run._process.ErrorDataReceived += (_, line) => run._errors.AppendLine(line.Data);
        run._process.BeginErrorReadLine();
        return run;
    }

    /// <summary>What the script saw, once it has ended.</summary>
    public async Task<JsonElement> ResultAsync(TimeSpan timeout)
    {
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(timeout);
        return line is null ? throw new InvalidOperationException($"The script said nothing. {_errors}") : JsonElement.Parse(line);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static string? FindNode() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node"))
            .FirstOrDefault(File.Exists);

    private static string? FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "KillBot.Tests", "FakeDiscord", "discordjs");
            if (File.Exists(Path.Combine(candidate, "proof.mjs")))
            {
                return candidate;
            }
        }

        return null;
    }
}
