using System.Text;
using KillBot.Domain.VRChat.Logs;

namespace KillBot.Tests.VRChat.Logs;

public sealed class VRChatLogParserTests
{
    private const string Header = "2026.09.11 00:57:08 Debug      -  ";

    public static TheoryData<int> Samples => VRChatSampleLines.Numbers;

    // Also those that the table calls uncertain: all of them can be read.
    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_sample_line_is_read_as_the_table_says(int number) =>
        Assert.Equal(VRChatSampleLines.Expected(number), VRChatSampleLines.Actual(number));

    [Fact]
    public void There_are_188_of_them() => Assert.Equal(188, VRChatSampleLines.Numbers.Count);

    [Theory]
    [InlineData("OnPlayerJoined Bob (usr_00000000-0000-4000-9000-000000000001)", "Bob", "usr_00000000-0000-4000-9000-000000000001")]
    [InlineData("OnPlayerJoined Bob (usr_1) (usr_00000000-0000-4000-9000-000000000001)", "Bob (usr_1)", "usr_00000000-0000-4000-9000-000000000001")]
    [InlineData("OnPlayerJoined  Bob ", " Bob ", null)]
    [InlineData("OnPlayerJoined Bob (Junior)", "Bob (Junior)", null)]
    [InlineData("OnPlayerJoined Bob (8JoV9XEdpo)", "Bob", "8JoV9XEdpo")]
    [InlineData("OnPlayerJoined Bob ()", "Bob ()", null)]
    [InlineData("OnPlayerJoined Bob (usr_1 2)", "Bob (usr_1 2)", null)]
    [InlineData("OnPlayerJoined <b>\u202E@everyone\uFF02 1a2b", "<b>\u202E@everyone\uFF02 1a2b", null)]
    public void Names_go_up_to_the_last_parenthesis_and_stay_as_they_are(string text, string name, string? id)
    {
        Assert.Equal(VRChatLineOutcome.Event, Parse($"[Behaviour] {text}", out var line));
        Assert.Equal((name, id), (line!.Name, line.UserId));
    }

    [Theory]
    [InlineData("[Behaviour] OnPlayerJoined")]
    [InlineData("[Behaviour] OnPlayerJoined ")]
    [InlineData("[Behaviour] OnPlayerJoined:Unnamed")]
    [InlineData("[Behaviour] OnPlayerLeftRoom")]
    [InlineData("[Behaviour] OnLeftRooms")]
    [InlineData("[Behaviour] OnPlayerJoined A\u0007B")]
    [InlineData("[Chat] [Behaviour] OnLeftRoom")]
    [InlineData("User said: [Behaviour] OnLeftRoom")]
    [InlineData("[Behaviour]")]
    [InlineData("[Behaviour")]
    [InlineData("[")]
    [InlineData("")]
    public void What_only_looks_alike_is_nothing(string text)
    {
        Assert.Equal(VRChatLineOutcome.Ignored, Parse(text, out var line));
        Assert.Null(line);
    }

    [Fact]
    public void A_name_longer_than_any_is_nothing_and_a_text_is_cut()
    {
        Assert.Equal(VRChatLineOutcome.Event, Parse($"[Behaviour] OnPlayerJoined {new string('é', 128)}", out _));
        Assert.Equal(VRChatLineOutcome.Ignored, Parse($"[Behaviour] OnPlayerJoined {new string('é', 129)}", out _));
        Assert.Equal(VRChatLineOutcome.Event, Parse($"[VRC Camera] Took screenshot to: {new string('é', 5000)}", out var line));
        Assert.Equal(new string('é', 1024), line!.Text);
    }

    [Fact]
    public void A_location_never_keeps_its_nonce_and_one_that_cannot_be_read_is_no_location()
    {
        Parse("[Behaviour] Joining wrld_1:2~private(usr_3)~nonce(SECRET)", out var line);
        Assert.DoesNotContain("SECRET", $"{line}", StringComparison.Ordinal);
        Assert.Equal("wrld_1:2~private(usr_3)", $"{line!.Location}");

        Assert.Equal(VRChatLineOutcome.Event, Parse($"[Behaviour] Joining wrld_1:{new string('2', 600)}", out line));
        Assert.Equal((null, null), (line!.Location, line.WorldId));
        Assert.Equal(VRChatLineOutcome.Event, Parse("[Behaviour] Joining local:1234", out line));
        Assert.Equal((null, null), (line!.Location, line.WorldId));
        Assert.Equal(VRChatLineOutcome.Ignored, Parse("[Behaviour] Joining the party", out _));
    }

    [Fact]
    public void Bytes_that_are_no_text_become_replacement_characters()
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes($"{Header}[Behaviour] OnPlayerJoined A"), 0xFF, 0xC3, (byte)'B', (byte)'\r'];

        Assert.Equal(VRChatLineOutcome.Event, VRChatLogParser.Parse(bytes, out var line));

        Assert.Equal("A\uFFFD\uFFFDB", line!.Name);
    }

    [Theory]
    [InlineData("2026.02.29 00:00:00", VRChatLineOutcome.BadTimestamp)]
    [InlineData("2028.02.29 00:00:00", VRChatLineOutcome.Ignored)]
    [InlineData("0001.01.01 00:00:00", VRChatLineOutcome.BadTimestamp)]
    [InlineData("9999.12.31 23:59:59", VRChatLineOutcome.BadTimestamp)]
    [InlineData("2026.01.01 24:00:00", VRChatLineOutcome.BadTimestamp)]
    [InlineData("2026-01-01 00:00:00", VRChatLineOutcome.Continuation)]
    [InlineData("2026.01.0a 00:00:00", VRChatLineOutcome.Continuation)]
    [InlineData("   2026.01.01 00:00:00", VRChatLineOutcome.Continuation)]
    public void The_header_tells_records_from_what_belongs_to_them(string stamp, VRChatLineOutcome expected) =>
        Assert.Equal(expected, VRChatLogParser.Parse(Encoding.UTF8.GetBytes($"{stamp} Debug      -  noise"), out _));

    private static VRChatLineOutcome Parse(string text, out VRChatLogLine? line) =>
        VRChatLogParser.Parse(Encoding.UTF8.GetBytes(Header + text), out line);
}
