using System.CommandLine;
using KillBot.Domain.StarCitizen;
using KillBot.Domain.StarCitizen.Logs;
using Spectre.Console;

namespace KillBot.Bot.CommandLine;

/// <summary><c>import PATH... --player NAME</c>: records what old Star Citizen logs tell.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("path")
        {
            Description = "Game.log files, packed (.gz) or not, or folders that hold them.",
            Arity = ArgumentArity.OneOrMore,
        };
        var player = new Option<string>("--player") { Description = "Whose logs they are.", Required = true };
        player.Validators.Add(result =>
        {
            if (!PlayerHandle.IsValid(result.GetValueOrDefault<string>()))
            {
                result.AddError("--player takes a handle: up to 64 letters, digits, dots, underscores and hyphens.");
            }
        });
        var command = new Command("import", "Record the kills and deaths of old Star Citizen logs.") { paths, player };
        command.SetAction((result, cancellationToken) => CommandHost.RunAsync(
            (services, token) => RunAsync(services, result.GetRequiredValue(paths), result.GetRequiredValue(player), token),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        IServiceProvider services, string[] paths, string player, CancellationToken cancellationToken)
    {
        var talk = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        var importer = services.GetRequiredService<LogImport>();
        var summary = new ImportSummary(services.GetRequiredService<TimeProvider>());
        await talk.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new TransferSpeedColumn())
            .StartAsync(async progress =>
            {
                foreach (var file in LogFiles.Find(paths))
                {
                    var task = progress.AddTask(Markup.Escape(Path.GetFileName(file)), maxValue: 1);
                    await ImportAsync(importer, file, player, task, summary, cancellationToken);
                    task.StopTask();
                }
            });
        summary.Write(services.GetRequiredService<IAnsiConsole>());
        return summary.HasFailures ? KillBotCommandLine.Failed : 0;
    }

    private static async Task ImportAsync(
        LogImport importer, string file, string player, ProgressTask task, ImportSummary summary, CancellationToken cancellationToken)
    {
        try
        {
            if (await GameLogFile.RefusalAsync(file, cancellationToken) is { } refusal)
            {
                summary.Refuse(file, refusal);
                return;
            }

            summary.Add(file, await importer.ImportAsync(file, player, new BarProgress(task), cancellationToken));
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            summary.Refuse(file, exception.Message);
        }
    }

    private sealed class BarProgress(ProgressTask task) : IProgress<GameLogProgress>
    {
        public void Report(GameLogProgress value)
        {
            task.MaxValue = Math.Max(value.Length ?? value.Position, 1);
            task.Value = value.Position;
        }
    }
}
