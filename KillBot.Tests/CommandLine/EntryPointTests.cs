using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using KillBot.Tests.Support;

namespace KillBot.Tests.CommandLine;

/// <summary>The program as an operator starts it: exit codes and streams of a process of its own.</summary>
public sealed class EntryPointTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Configuration_comes_from_the_environment_and_is_checked()
    {
        var result = await RunAsync("run", ("PORT", "abc"));

        result.AssertRefused(2, "PORT must be a number");
    }

    [Fact]
    public async Task Results_are_alone_on_standard_output()
    {
        var result = await RunAsync("keys create --player Ace", ("Storage__ConnectionString", $"Data Source={_folder.File("a/killbot.db")}"));

        result.AssertDone();
        Assert.Matches("^kb_[A-Za-z0-9_-]{43}\n$", result.Output);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_line_and_exit_1()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = $"{((IPEndPoint)listener.LocalEndpoint).Port}";

        var result = await RunAsync("run", ("HOST", "127.0.0.1"), ("PORT", port));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(port, Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<CommandResult> RunAsync(string arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", $"\"{typeof(Program).Assembly.Location}\" {arguments}")
        {
            WorkingDirectory = _folder.Path,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return new CommandResult(process.ExitCode, await output, await error);
    }
}
