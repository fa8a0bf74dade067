using System.Globalization;
using System.Text;
using KillBot.Domain.StarCitizen;

namespace KillBot.Tests.StarCitizen;

public sealed class GameLogParserTests
{
    private static readonly string[] PlainColumns =
        ["kind", "ts", "killer", "killer_id", "victim", "victim_id", "zone", "zone_class", "weapon", "weapon_class", "damage"];

    public static TheoryData<string> Ids => SampleLines.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_collected_line_is_read_with_all_its_fields(string id)
    {
        var row = SampleLines.Row(id);
        var fields = SampleFields.Of(SampleLines.Parse(id));

        foreach (var column in PlainColumns)
        {
            Assert.Equal((column, row[column]), (column, fields.GetValueOrDefault(column) ?? ""));
        }

        foreach (var pair in row["extra"].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split('=', 2)))
        {
            Assert.Equal((pair[0], pair[1]), (pair[0], fields.GetValueOrDefault(pair[0])));
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_direction_of_a_shot_is_read(string id)
    {
        var expected = SampleLines.Row(id)["dir"];
        var direction = (SampleLines.Parse(id) as ActorDeath)?.Direction;

        Assert.Equal(
            expected.Length == 0 ? null : expected.Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture)),
            direction is { } read ? [read.X, read.Y, read.Z] : null);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_carriage_return_and_a_spam_mark_change_nothing(string id)
    {
        var text = SampleLines.Text(id);
        var marked = text.StartsWith('<') ? text.Replace("Z> ", "Z> [SPAM 17]", StringComparison.Ordinal) : text;

        Assert.Equal(LineOutcome.Event, GameLogParser.Parse(Encoding.Latin1.GetBytes(marked + "\r"), out var line));
        Assert.Equal(SampleLines.Parse(id), line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<2025-04-13T17:17:51.279Z>")]
    [InlineData("<2025-04-13T17:17:51.279Z> [Notice] <SomeOtherTag> CActor::Kill: 'a' [1]")]
    [InlineData("<2025-04-13T17:17:51.279Z> says: <Actor Death> CActor::Kill: 'a' [1] in zone 'z' killed by 'b' [2] using 'w' [Class c]")]
    [InlineData("<2025-04-13T17:17:51.279Z> [Notice] <Unclosed tag")]
    [InlineData("<2025-04-13T17:17:51.279Z> [Notice] <CContextEstablisherStart> Starting 'Frontend' Context Establisher")]
    public void Other_lines_are_no_events(string text)
    {
        Assert.Equal(LineOutcome.NotAnEvent, GameLogParser.Parse(Encoding.Latin1.GetBytes(text), out var line));
        Assert.Null(line);
    }

    [Fact]
    public void A_chat_message_cannot_pose_as_a_kill()
    {
        const string Text = "<2025-04-13T17:17:51.279Z> [Notice] <SHUDEvent_OnNotification> Added notification "
            + "\"<Actor Death> CActor::Kill: 'a' [1] in zone 'z' killed by 'b' [2] using 'w' [Class c]\" [2] to queue.";

        GameLogParser.Parse(Encoding.Latin1.GetBytes(Text), out var line);

        Assert.IsType<Hud>(line);
    }

    [Theory]
    [InlineData("<2025-13-13T17:17:51.279Z>")]
    [InlineData("<2025-02-30T17:17:51.279Z>")]
    [InlineData("<2025-02-20T24:17:51.279Z>")]
    [InlineData("<2025-02-20T23:17:51.279 >")]
    [InlineData("<2025-02-20T23:17:51.2x9Z>")]
    [InlineData("")]
    public void A_kill_without_a_time_is_malformed(string stamp)
    {
        var text = stamp + " <Actor Death> CActor::Kill: 'a' [1] in zone 'z' killed by 'b' [2] using 'w' [Class c]";

        Assert.Equal(LineOutcome.Malformed, GameLogParser.Parse(Encoding.Latin1.GetBytes(text), out _));
    }

    [Theory]
    [InlineData("<2025-02-20T23:17:51Z>", 0)]
    [InlineData("<2025-02-20T23:17:51.5Z>", 5_000_000)]
    [InlineData("<2025-02-20T23:17:51.2790001Z>", 2_790_001)]
    public void Fractions_of_a_second_may_have_any_length(string stamp, int ticks)
    {
        GameLogParser.Parse(Encoding.Latin1.GetBytes(stamp + " Mode[EA_Elimination][6]"), out var line);

        Assert.Equal(new DateTimeOffset(2025, 2, 20, 23, 17, 51, TimeSpan.Zero).AddTicks(ticks), line!.Timestamp);
    }

    [Theory]
    [InlineData("'a' [99999999999999999999] in zone 'z' killed by 'b' [2] using 'w' [Class c]")]
    [InlineData("'' [1] in zone 'z' killed by 'b' [2] using 'w' [Class c]")]
    [InlineData("'a' [x] in zone 'z' killed by 'b' [2] using 'w' [Class c]")]
    [InlineData("'a\u0007' [1] in zone 'z' killed by 'b' [2] using 'w' [Class c]")]
    [InlineData("'a' [1] in zone 'z' killed by 'b' [2] using 'w'")]
    [InlineData("'a' [1] in zone 'z' killed by")]
    public void A_kill_of_another_shape_is_malformed(string text)
    {
        var bytes = Encoding.Latin1.GetBytes("<2025-02-20T23:17:51.279Z> <Actor Death> CActor::Kill: " + text);

        Assert.Equal(LineOutcome.Malformed, GameLogParser.Parse(bytes, out _));
    }

    [Fact]
    public void A_name_longer_than_any_real_one_is_refused()
    {
        var text = $"<2025-02-20T23:17:51.279Z> <Actor Death> CActor::Kill: '{new string('a', 129)}' [1] in zone 'z' killed by 'b' [2] using 'w' [Class c]";

        Assert.Equal(LineOutcome.Malformed, GameLogParser.Parse(Encoding.Latin1.GetBytes(text), out _));
    }

    [Fact]
    public void Names_are_read_as_latin_1()
    {
        byte[] text = [.. "<2025-02-20T23:17:51.279Z> <Actor Death> CActor::Kill: 'J"u8, 0xFC, .. "rgen' [1] in zone 'z' killed by 'b' [2] using 'w' [Class c]"u8];

        GameLogParser.Parse(text, out var line);

        Assert.Equal("Jürgen", Assert.IsType<ActorDeath>(line).Victim);
    }

    [Fact]
    public void The_old_lines_of_travel_are_read()
    {
        GameLogParser.Parse(
            "<2025-02-20T23:17:51.279Z> [Notice] <Changing Solar System> CSystem. Client entity Pilot_1 [1] is changing system from Stanton to Pyro [Team]"u8,
            out var line);

        Assert.Equal(("Pilot_1", "Stanton", "Pyro"), line is SystemChange change ? (change.Player, change.From, change.To) : default);
    }

    [Fact]
    public void Noise_costs_no_memory()
    {
        var noise = Encoding.Latin1.GetBytes("<2025-02-20T23:17:51.279Z> [Notice] <StatObjLoad 0x800 Format> 'data/objects/x.cgf' [Team_Graphics]");
        GameLogParser.Parse(noise, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
        {
            GameLogParser.Parse(noise, out _);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
