using System.Globalization;
using KillBot.Domain.VRChat.Locations;
using KillBot.Domain.VRChat.Logs;

namespace KillBot.Tests.VRChat.Logs;

/// <summary>The collected lines and what each should be read as; see Fixtures/vrchat.</summary>
public static class VRChatSampleLines
{
    private static readonly string[] Columns =
        ["event", "local_time", "name", "user", "world_name", "world_id", "instance", "access", "owner", "region", "flags", "note"];

    private static readonly byte[][] Lines = Split(File.ReadAllBytes(Fixture("lines.log")));

    private static readonly Dictionary<int, Dictionary<string, string>> Rows = ReadRows();

    /// <summary>Numbers of all lines, as theory data.</summary>
    public static TheoryData<int> Numbers => [.. Rows.Keys];

    public static byte[] AsLog => File.ReadAllBytes(Fixture("lines.log"));

    public static byte[] Bytes(int number) => Lines[number - 1];

    /// <summary>What the table says of a line, one column in each line of the text.</summary>
    public static string Expected(int number) => Show(Rows[number]);

    /// <summary>What was read, in the same way. Notes of lines that are nothing to us only say what they are.</summary>
    public static string Actual(int number)
    {
        var outcome = VRChatLogParser.Parse(Bytes(number), out var line);
        var row = Rows[number];
        var fields = outcome switch
        {
            VRChatLineOutcome.Event => Fields(line!),
            VRChatLineOutcome.Continuation => new() { ["event"] = "Continuation/Invalid" },
            VRChatLineOutcome.BadTimestamp => new() { ["event"] = "BadTimestamp" },
            _ => new() { ["event"] = "Ignored", ["local_time"] = row["local_time"], ["note"] = row["note"] },
        };
        return Show(fields);
    }

    private static Dictionary<string, string> Fields(VRChatLogLine line) => new()
    {
        ["event"] = line.Kind switch
        {
            VRChatLineKind.LeftRoom => "LeftRoom(self)",
            VRChatLineKind.LocalPlayer => "PlayerApi:local",
            VRChatLineKind.RemotePlayer => "PlayerApi:remote",
            VRChatLineKind.ApplicationStart => "AppStart",
            _ => $"{line.Kind}",
        },
        ["local_time"] = line.LocalTime.ToString("s", CultureInfo.InvariantCulture),
        ["name"] = line.Name ?? "",
        ["user"] = line.UserId ?? "",
        ["world_name"] = line.WorldName ?? "",
        ["world_id"] = line.WorldId ?? "",
        ["instance"] = line.Location?.InstanceName ?? "",
        ["access"] = line.Location is null ? "" : AccessOf(line.Location),
        ["owner"] = line.Location?.OwnerId ?? "",
        ["region"] = line.Location?.Region ?? "",
        ["flags"] = line.Location is null ? "" : FlagsOf(line.Location),
        ["note"] = line.Text ?? "",
    };

    private static string AccessOf(VRChatLocation location) => location.Access switch
    {
        InstanceAccess.Public => "public",
        InstanceAccess.Invite => "invite",
        InstanceAccess.InvitePlus => "invite+",
        InstanceAccess.Friends => "friends",
        InstanceAccess.FriendsPlus => "friends+",
        InstanceAccess.GroupMembers => "group:members",
        InstanceAccess.GroupPlus => "group:plus",
        InstanceAccess.GroupPublic => "group:public",
        _ => "?",
    };

    private static string FlagsOf(VRChatLocation location) => string.Concat(
        location.IsAgeGated ? "ageGate" : "", location.IsStrict ? "strict" : "",
        location.Access == InstanceAccess.InvitePlus ? "canRequestInvite" : "");

    private static string Show(Dictionary<string, string> fields) =>
        string.Join('\n', Columns.Select(column => $"{column}: {fields.GetValueOrDefault(column)}"));

    private static Dictionary<int, Dictionary<string, string>> ReadRows()
    {
        var rows = File.ReadAllLines(Fixture("lines.expected.tsv"));
        var columns = rows[0].Split('\t');
        return rows.Skip(1).Select(row => columns.Zip(row.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second))
            .ToDictionary(row => int.Parse(row["line"], CultureInfo.InvariantCulture));
    }

    private static byte[][] Split(byte[] text)
    {
        List<byte[]> lines = [];
        foreach (var range in new ReadOnlySpan<byte>(text).Split((byte)'\n'))
        {
            lines.Add(text[range]);
        }

        return [.. lines];
    }

    private static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", "vrchat", name);
}
