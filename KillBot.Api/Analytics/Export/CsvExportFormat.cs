using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using KillBot.Domain.Text;

namespace KillBot.Api.Analytics.Export;

/// <summary>
/// RFC 4180, in UTF-8 without byte order mark: programs take the mark for a part of the first column's name. Texts that spreadsheets
/// would take for formulas are made harmless, see <see cref="FormulaGuard"/>.
/// </summary>
internal sealed class CsvExportFormat : IExportFormat
{
    private const int BufferSize = 16 * 1024;

    private static readonly string[] Columns =
    [
        "id", "timestamp", "game", "killerId", "killer", "victimId", "victim", "weapon", "location", "isPvP", "isSuicide", "isEnvironmental", "serverId",
    ];

    private static readonly SearchValues<char> Quoted = SearchValues.Create("\",;|\t\r\n");

    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        // By itself it leaves single line breaks and the separators of other regions bare.
        ShouldQuote = args => args.Field is { Length: > 0 } field
            && (field.AsSpan().ContainsAny(Quoted) || char.IsWhiteSpace(field[0]) || char.IsWhiteSpace(field[^1])),
    };

    public static string HeaderLine => string.Join(',', Columns);

    public string Name => "csv";

    public string ContentType => "text/csv; charset=utf-8";

    public async Task WriteAsync(KillExport export, PipeWriter output, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(output.AsStream(leaveOpen: true), new UTF8Encoding(false), BufferSize);
        await using var csv = new CsvWriter(text, Configuration, leaveOpen: true);
        foreach (var column in Columns)
        {
            csv.WriteField(column);
        }

        await csv.NextRecordAsync();
        await foreach (var page in export.Pages.WithCancellation(cancellationToken))
        {
            foreach (var kill in page.Kills)
            {
                WriteFields(csv, kill);
                await csv.NextRecordAsync();
            }

            await text.FlushAsync(cancellationToken);
        }
    }

    private static void WriteFields(CsvWriter csv, ExportedKill kill)
    {
        csv.WriteField(kill.Id);
        csv.WriteField(IsoTimeConverter.Format(kill.Timestamp));
        WriteText(csv, kill.Game);
        csv.WriteField(kill.KillerId);
        WriteText(csv, kill.Killer);
        csv.WriteField(kill.VictimId);
        WriteText(csv, kill.Victim);
        WriteText(csv, kill.Weapon);
        WriteText(csv, kill.Location);
        WriteFlag(csv, kill.IsPvP);
        WriteFlag(csv, kill.IsSuicide);
        WriteFlag(csv, kill.IsEnvironmental);
        csv.WriteField(kill.ServerId);
    }

    private static void WriteText(CsvWriter csv, string? text) => csv.WriteField(text is null ? null : FormulaGuard.Neutralize(text));

    private static void WriteFlag(CsvWriter csv, bool flag) => csv.WriteField(flag ? "true" : "false");
}
