using System.Diagnostics.CodeAnalysis;
using KillBot.Bot.CommandLine;
using KillBot.Tests.Support;
using Microsoft.Data.Sqlite;

namespace KillBot.Tests.CommandLine;

/// <summary>Console and environment belong to the whole process, so these tests run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It is what xunit calls a collection.")]
public sealed class ConsoleCollection
{
    public const string Name = "Console";
}

/// <summary>Runs commands as the entry point does, on a database of the test's own.</summary>
internal sealed class CommandLineRig : IDisposable
{
    private const string Setting = "Storage__ConnectionString";
    private readonly TempFolder _folder = new();

    /// <summary>The database; a test may point to that of a server.</summary>
    public string ConnectionString
    {
        get => field ?? $"Data Source={_folder.File("killbot.db")}";
        init;
    }

    public async Task<CommandResult> RunAsync(params string[] arguments)
    {
        var (output, error) = (Console.Out, Console.Error);
        using var newOutput = new StringWriter();
        using var newError = new StringWriter();
        Environment.SetEnvironmentVariable(Setting, ConnectionString);
        Console.SetOut(newOutput);
        Console.SetError(newError);
        try
        {
            var exitCode = await KillBotCommandLine.RunAsync(arguments).WaitAsync(TimeSpan.FromSeconds(30));
            return new CommandResult(exitCode, newOutput.ToString(), newError.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
            Environment.SetEnvironmentVariable(Setting, null);
        }
    }

    public void Dispose()
    {
        SqliteConnection.ClearPool(new SqliteConnection(ConnectionString));
        _folder.Dispose();
    }
}

internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    public CommandResult AssertDone()
    {
        Assert.True(ExitCode == 0, Error);
        Assert.Equal("", Error);
        return this;
    }

    /// <summary>Demands one line that says what is wrong, and nothing on standard output.</summary>
    public void AssertRefused(int exitCode, string text)
    {
        Assert.Equal(exitCode, ExitCode);
        Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(text, Error, StringComparison.Ordinal);
        Assert.Equal("", Output);
    }
}
