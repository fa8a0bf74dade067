using System.Globalization;
using Humanizer;
using KillBot.Domain.StarCitizen.Logs;
using Spectre.Console;

namespace KillBot.Bot.CommandLine;

/// <summary>What an import of several files did, as a table.</summary>
internal sealed class ImportSummary(TimeProvider timeProvider)
{
    private readonly long _start = timeProvider.GetTimestamp();
    private readonly Table _table = new Table().Border(TableBorder.Simple).AddColumns("File", "Lines", "New", "Known", "NPC only", "Note");
    private readonly List<LogImportResult> _results = [];

    public bool HasFailures { get; private set; }

    public void Add(string file, LogImportResult result)
    {
        _results.Add(result);
        _table.AddRow(
            Name(file),
            Number(result.Lines.LinesRead),
            Number(result.Recorded),
            Number(result.Known),
            Number(result.Skipped.NpcOnly),
            Note(result));
    }

    public void Refuse(string file, string reason)
    {
        HasFailures = true;
        _table.AddRow(Name(file), "", "", "", "", $"[red]{Markup.Escape(reason)}[/]");
    }

    public void Write(IAnsiConsole console)
    {
        console.Write(_table);
        var seconds = timeProvider.GetElapsedTime(_start).TotalSeconds;
        var bytes = _results.Sum(result => result.Lines.BytesRead);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{"file".ToQuantity(_results.Count)}, {bytes.Bytes().Humanize("0.#")} in {seconds:0.0} s: "
            + $"{_results.Sum(result => result.Recorded)} kills and deaths recorded, "
            + $"{_results.Sum(result => result.Known)} known before."));
    }

    private static string Note(LogImportResult result)
    {
        var lines = result.Lines;
        List<string> notes = [];
        if (lines.MalformedLines > 0)
        {
            notes.Add($"{"line".ToQuantity((int)lines.MalformedLines)} of an unknown shape");
        }

        if (lines.LongLines > 0)
        {
            notes.Add($"{"line".ToQuantity((int)lines.LongLines)} too long");
        }

        if (result.Skipped.Implausible > 0)
        {
            notes.Add($"{"death".ToQuantity(result.Skipped.Implausible)} with an impossible time or name");
        }

        if (lines.ResumeOffset < lines.BytesRead)
        {
            notes.Add("the last line is unfinished and was left");
        }

        return string.Join(", ", notes);
    }

    private static string Name(string file) => Markup.Escape(Path.GetFileName(file));

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
