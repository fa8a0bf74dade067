using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using FsCheck;
using KillBot.Api;
using KillBot.Api.Analytics.Export;
using KillBot.Domain.Stats;

namespace KillBot.Tests.Analytics.Export;

/// <summary>What is written reads back as it was, whatever people call themselves.</summary>
public sealed class ExportFormatTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Csv_reads_back_with_texts_made_harmless() => Prop.ForAll(
        HostileText.Any,
        HostileText.Any,
        (name, weapon) =>
        {
            var rows = ReadCsv(Write(new CsvExportFormat(), Page(Kill(name, weapon), Kill("Ace", null)), Page(Kill(weapon, name))));

            Assert.Equal(
                [
                    ["id", "timestamp", "game", "killerId", "killer", "victimId", "victim", "weapon", "location", "isPvP", "isSuicide", "isEnvironmental", "serverId"],
                    Row(FormulaGuard.Neutralize(name), FormulaGuard.Neutralize(weapon)),
                    Row("Ace", ""),
                    Row(FormulaGuard.Neutralize(weapon), FormulaGuard.Neutralize(name)),
                ],
                rows);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_cell_begins_with_a_sign_wherever_a_spreadsheet_splits() => Prop.ForAll(
        HostileText.Any,
        name =>
        {
            var csv = Write(new CsvExportFormat(), Page(Kill(name, name)));

            // As it is meant, and by the separators of other regions, which know nothing of quotes in the middle of a cell.
            Assert.All(
                ReadCsv(csv).SelectMany(row => row).Concat(Encoding.UTF8.GetString(csv).Split([';', '\t', '\r', '\n'])),
                cell => Assert.False(Visible(cell) is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..], name));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Csv_is_what_rfc_4180_says()
    {
        var csv = Encoding.UTF8.GetString(Write(new CsvExportFormat(), Page(Kill("A, \"B\"", "axe\nhandle"))));

        Assert.StartsWith("id,timestamp,game,", csv, StringComparison.Ordinal);
        Assert.EndsWith(
            "kill_1,2026-01-01T12:00:00.000Z,star_citizen,,\"A, \"\"B\"\"\",user_2,Prey,\"axe\nhandle\",,true,false,false,default-server\r\n",
            csv,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_csv_has_its_header_line()
    {
        var csv = Encoding.UTF8.GetString(Write(new CsvExportFormat()));

        Assert.EndsWith(",serverId\r\n", csv, StringComparison.Ordinal);
        Assert.Equal(1, csv.Count(character => character == '\n'));
    }

    [Fact]
    public void Json_reads_back_with_texts_as_they_are() => Prop.ForAll(
        HostileText.Any,
        HostileText.Any,
        (name, weapon) =>
        {
            var (first, second) = (Kill(name, weapon), Kill(weapon, null));

            var read = JsonSerializer.Deserialize(
                Write(new JsonExportFormat(), Page(first), Page(second)), ApiJsonContext.Default.ExportResponse)!;

            Assert.True(read.Success);
            Assert.Equal(("30d", "star_citizen", null, Noon.AddDays(-29), Noon), (read.Data.Period, read.Data.Game, read.Data.ServerId, read.Data.From, read.Data.To));
            Assert.Equal([first, second], read.Data.Kills);
            Assert.Equal(new ExportOverview(2, 4, 0.5m, 2, 0, 100m, 0, 0), read.Data.Overview);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Json_has_the_members_that_its_description_shows()
    {
        var bytes = Write(new JsonExportFormat(), Page(Kill("Ace", "axe")));

        var read = JsonSerializer.Deserialize(bytes, ApiJsonContext.Default.ExportResponse)!;
        Assert.Equal(JsonSerializer.Serialize(read, ApiJsonContext.Default.ExportResponse), Encoding.UTF8.GetString(bytes));
    }

    private static ExportedKill Kill(string killer, string? weapon) => new(
        "kill_1", Noon, "star_citizen", null, killer, "user_2", "Prey", weapon, null, true, false, false, "default-server");

    private static ExportPage Page(params ExportedKill[] kills) => new(kills, new PlayerStats(1, 0, 2, 0, 0));

    private static string[] Row(string killer, string weapon) =>
        ["kill_1", "2026-01-01T12:00:00.000Z", "star_citizen", "", killer, "user_2", "Prey", weapon, "", "true", "false", "false", "default-server"];

    private static string Visible(string cell) => cell.TrimStart(' ', '"', '\u00a0', '\u200b', '\ufeff', '\u202e', '\0');

    private static byte[] Write(IExportFormat format, params ExportPage[] pages)
    {
        using var stream = new MemoryStream();
        var export = new KillExport("30d", "star_citizen", null, Noon.AddDays(-29), Noon, pages.ToAsyncEnumerable());
        format.WriteAsync(export, PipeWriter.Create(stream), CancellationToken.None).GetAwaiter().GetResult();
        return stream.ToArray();
    }

    private static List<string[]> ReadCsv(byte[] bytes)
    {
        using var text = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
        using var csv = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" });
        List<string[]> rows = [];
        while (csv.Read())
        {
            rows.Add(csv.Record!);
        }

        return rows;
    }
}
