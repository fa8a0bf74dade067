using System.CommandLine;
using System.Globalization;
using Humanizer;
using KillBot.Bot.Hosting;
using KillBot.Domain.Data;
using KillBot.Domain.Stats;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace KillBot.Bot.CommandLine;

/// <summary><c>db migrate|check|backup|rebuild-stats</c></summary>
internal static class DatabaseCommand
{
    public static Command Create() => new("db", "The database") { CreateMigrate(), CreateCheck(), CreateBackup(), CreateRebuild() };

    private static Command CreateMigrate()
    {
        var command = new Command("migrate", "Bring the database up to date. Every start of the server does that too.");
        command.SetAction((_, cancellationToken) => CommandHost.RunAsync(
            (services, _) =>
            {
                Output(services).WriteLine($"{services.GetRequiredService<DatabaseFile>().Path} is up to date.");
                return Task.FromResult(0);
            },
            cancellationToken));
        return command;
    }

    private static Command CreateCheck()
    {
        var command = new Command("check", "Look for damage, and for statistics that are not what was recorded.");
        command.SetAction((_, cancellationToken) => CommandHost.RunAsync(CheckAsync, cancellationToken));
        return command;
    }

    private static Command CreateRebuild()
    {
        var command = new Command("rebuild-stats", "Count all kills and VRChat visits once more and correct the statistics, beside a running server too.");
        command.SetAction((_, cancellationToken) => CommandHost.RunAsync(
            async (services, token) =>
            {
                var found = await WithProgressAsync("Counting", services.GetRequiredService<RollupRebuild>().RebuildAsync, token);
                Output(services).WriteLine(
                    $"{"player".ToQuantity(found.Players)}: {"row".ToQuantity(found.Rows)} differed and {(found.Rows == 1 ? "was" : "were")} corrected "
                    + $"(days {found.Days}, totals {found.Totals}, weapons {found.Weapons}, hours of servers {found.Hours}, VRChat {found.VRChat}).");
                return 0;
            },
            cancellationToken));
        return command;
    }

    private static Command CreateBackup()
    {
        var file = new Argument<string>("file") { Description = "The file to write. It must not exist." };
        var command = new Command("backup", "Write a copy of the database, beside a running server too.") { file };
        command.SetAction((result, _) =>
        {
            // No host is started: a copy that is made before an upgrade must be of the database as it is.
            using var host = KillBotHost.BuildForCommand();
            host.Services.GetRequiredService<IStartupValidator>().Validate();
            BackUp(host.Services, result.GetRequiredValue(file));
            return Task.FromResult(0);
        });
        return command;
    }

    private static void BackUp(IServiceProvider services, string file)
    {
        var database = services.GetRequiredService<DatabaseFile>();
        if (!File.Exists(database.Path))
        {
            throw new CommandFailedException($"There is no database {database.Path}. See Storage:ConnectionString.");
        }

        try
        {
            database.BackUp(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new CommandFailedException($"No backup was written: {exception.Message}");
        }

        Output(services).WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {new FileInfo(file).Length.Bytes().Humanize("0.#")}"));
        Console.Error.WriteLine($"Keep the folder {Path.Combine(Path.GetDirectoryName(database.Path)!, KeyFolder.Name)} with it.");
    }

    private static async Task<int> CheckAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var database = services.GetRequiredService<DatabaseFile>();
        var isDamaged = Report(services, "file", database.CheckIntegrity());
        var isBroken = Report(services, "references", database.CheckForeignKeys());
        if (isDamaged || isBroken)
        {
            Output(services).WriteLine("The database is damaged. Stop the server and restore a backup.");
            return KillBotCommandLine.Failed;
        }

        var found = await WithProgressAsync("Counting", services.GetRequiredService<RollupRebuild>().CompareAsync, cancellationToken);
        if (Report(services, "statistics", found.Rows == 0 ? [] : [$"{"row".ToQuantity(found.Rows)} differ from what was recorded"]))
        {
            Output(services).WriteLine("No kill and no visit is lost. Correct the statistics: db rebuild-stats");
            return KillBotCommandLine.Failed;
        }

        return 0;
    }

    private static bool Report(IServiceProvider services, string what, IReadOnlyList<string> findings)
    {
        Output(services).WriteLine($"{what}: {(findings.Count == 0 ? "ok" : string.Join("; ", findings))}");
        return findings.Count > 0;
    }

    private static async Task<RollupDifferences> WithProgressAsync(
        string what, Func<IProgress<double>, CancellationToken, Task<RollupDifferences>> run, CancellationToken cancellationToken)
    {
        var talk = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await talk.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(async progress => await run(new BarProgress(progress.AddTask(what, maxValue: 1)), cancellationToken));
    }

    private static TextWriter Output(IServiceProvider services) => services.GetRequiredService<IAnsiConsole>().Profile.Out.Writer;

    private sealed class BarProgress(ProgressTask task) : IProgress<double>
    {
        public void Report(double value) => task.Value = value;
    }
}
