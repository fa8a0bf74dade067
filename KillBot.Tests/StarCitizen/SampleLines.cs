using System.Text;
using KillBot.Domain.StarCitizen;

namespace KillBot.Tests.StarCitizen;

/// <summary>The collected lines and what each should be read as; see Fixtures/starcitizen.</summary>
public static class SampleLines
{
    private static readonly Dictionary<string, string> Lines = ReadLines();

    /// <summary>One row for each line: its id, then the columns of the table by name.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows { get; } = ReadRows();

    /// <summary>Ids of all rows, as theory data.</summary>
    public static TheoryData<string> Ids => [.. Rows.Select(row => row["id"])];

    public static string Text(string id) => Lines[id];

    public static byte[] Bytes(string id) => Encoding.Latin1.GetBytes(Lines[id]);

    public static IReadOnlyDictionary<string, string> Row(string id) => Rows.Single(row => row["id"] == id);

    /// <summary>The line read; fails the test if it is no event.</summary>
    public static GameLogLine Parse(string id)
    {
        Assert.Equal(LineOutcome.Event, GameLogParser.Parse(Bytes(id), out var line));
        return line!;
    }

    /// <summary>All lines as the game would write them.</summary>
    public static byte[] AsLog() => Encoding.Latin1.GetBytes(string.Concat(Lines.Values.Select(line => line + "\r\n")));

    private static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", "starcitizen", name);

    private static Dictionary<string, string> ReadLines()
    {
        var lines = File.ReadAllLines(Fixture("lines.log"));
        return lines.Chunk(2).ToDictionary(pair => pair[0].Split('\t')[0][1..], pair => pair[1]);
    }

    private static List<IReadOnlyDictionary<string, string>> ReadRows()
    {
        var rows = File.ReadAllLines(Fixture("lines.expected.tsv"));
        var columns = rows[0].Split('\t');
        return
        [
            .. rows.Skip(1).Select(row => row.Split('\t'))
                .Select(fields => columns.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second)),
        ];
    }
}
