using System.IO.Compression;
using System.Net;
using System.Text.Json;
using KillBot.Domain.Feeds;
using KillBot.Tests.StarCitizen;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Logs;

/// <summary>What an administrator reads out of a log.</summary>
public sealed class LogParseTests(LogFolderApp folder) : LogFolderTest(folder)
{
    [Fact]
    public async Task A_log_is_described()
    {
        var path = Folder.Write("LIVE/valid.log", LogFolderApp.Log().Head().Login("Me").Line(30, "noise").Raw("no time\r\n").Bytes);

        var answer = await ValidateAsync(path);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(
            ["True", null, "10321721", "sc-alpha-4.3.1", "4.3.1", "Me", "2026-01-01T11:00:00.000Z", "2026-01-01T11:00:30.000Z", "8"],
            ((string[])["valid", "reason", "build", "branch", "gameVersion", "player", "firstTimestamp", "lastTimestamp", "lines"])
            .Select(answer.Text));
        Assert.Equal(new FileInfo(path).Length.ToString(System.Globalization.CultureInfo.InvariantCulture), answer.Text("size"));
    }

    [Fact]
    public async Task A_packed_log_is_described_as_what_is_in_it()
    {
        Folder.Write("LIVE/valid.log.gz", Pack(LogFolderApp.Log().Head().Login("Me").Bytes));

        var answer = await ValidateAsync("LIVE/valid.log.gz");

        Assert.Equal(("True", "Me", "6"), (answer.Text("valid"), answer.Text("player"), answer.Text("lines")));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("MZ\0\u0003", "binary")]
    [InlineData("PK\u0003\u0004", "unpack")]
    [InlineData("<html>\n<body>\n", "looks like")]
    [InlineData("[Minecraft] Steve was slain by Zombie\n", "looks like")]
    public async Task A_file_that_is_no_log_is_an_answer_with_a_reason(string content, string reason)
    {
        Folder.Write("no.log", System.Text.Encoding.Latin1.GetBytes(content));

        var answer = await ValidateAsync("no.log");

        Assert.Equal((HttpStatusCode.OK, "False"), (answer.Status, answer.Text("valid")));
        Assert.Contains(reason, answer.Text("reason"), StringComparison.Ordinal);
        (await ParseAsync(new { filePath = "no.log" })).AssertInvalid("filePath");
    }

    [Fact]
    public async Task A_damaged_packed_log_is_an_answer_with_a_reason()
    {
        var packed = Pack(SampleLines.AsLog());
        packed.AsSpan(packed.Length / 2, 40).Fill(0xAA);
        Folder.Write("damaged.gz", packed);

        var answer = await ValidateAsync("damaged.gz");

        Assert.Equal("False", answer.Text("valid"));
        Assert.Contains("damaged", answer.Text("reason"), StringComparison.Ordinal);
        (await ParseAsync(new { filePath = "damaged.gz" })).AssertInvalid("filePath");
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("/no/such/file.log")]
    [InlineData("../secret.log")]
    [InlineData(@"..\secret.log")]
    [InlineData("LIVE/../../secret.log")]
    [InlineData("{outside}")]
    [InlineData("LIVE/link.log")]
    [InlineData("PTULINK/secret.log")]
    [InlineData("LIVE/none.log")]
    [InlineData("LIVE")]
    [InlineData("/dev/zero")]
    [InlineData("/proc/self/environ")]
    [InlineData(@"\\server\share\x.log")]
    [InlineData("LIVE/x.log\0")]
    [InlineData("LIVE/x.log:hidden")]
    public async Task All_that_is_not_served_gets_one_answer(string path)
    {
        File.WriteAllText(Folder.Outside("secret.log"), "secret");
        Link("LIVE/link.log", Folder.Outside("secret.log"), File.CreateSymbolicLink);
        Link("PTULINK", Path.GetDirectoryName(Folder.Outside("secret.log"))!, Directory.CreateSymbolicLink);
        var filePath = path.Replace("{outside}", Folder.Outside("secret.log"), StringComparison.Ordinal);
        var none = await ParseAsync(new { filePath = "none.log" });

        var parsed = (await ParseAsync(new { filePath })).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
        (await ValidateAsync(filePath)).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");

        Assert.Equal(none.Text("detail"), parsed.Text("detail"));
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"filePath":null}""")]
    [InlineData("""{"filePath":"  "}""")]
    [InlineData("""{"filePath":7}""")]
    public async Task A_path_must_be_named(string body)
    {
        (await ParseAsync(body)).AssertInvalid("filePath");
        (await (await Given.AdminAsync()).Api.PostAsync("/api/logs/validate", body)).AssertInvalid("filePath");
    }

    [Fact]
    public async Task Bodies_that_are_wrong_say_where()
    {
        (await ParseAsync("{")).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
        (await ParseAsync("""{"filePath":"a.log","player":"no handle!"}""")).AssertInvalid("player");
        (await ParseAsync("""{"filePath":"a.log","parseOptions":{"includePvE":"yes"}}""")).AssertInvalid("parseOptions.includePvE");
        (await ParseAsync("""{"filePath":"a.log","record":"yes"}""")).AssertInvalid("record");
    }

    [Fact]
    public async Task The_sample_lines_give_their_kills()
    {
        Folder.Write("LIVE/samples.log", SampleLines.AsLog());

        var answer = await ParseAsync(new { filePath = "LIVE/samples.log", parseOptions = new { includePvE = true, includePvP = true } });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var kills = Kills(answer);
        Assert.Equal(23, kills.Count(kill => kill.Text("killerId") is not null));
        Assert.Equal(
            ["Pilot_10", "Pilot_18", "GATS_BallisticGatling_S3", null, "True", "False", "False", "2025-04-13T17:17:51.279Z"],
            ((string[])["killerId", "victimId", "weapon", "location", "isPvP", "isSuicide", "isEnvironmental", "timestamp"])
            .Select(name => kills[0].Text(name)));
        Assert.Equal(("True", "False"), (answer.Text("success"), answer.Text("truncated")));
        Assert.Equal((kills.Count, 0, 0), (Number(answer, "killsFound"), Number(answer, "recorded"), Number(answer, "known")));
        Assert.Equal(SampleLines.Rows.Count, Number(answer, "linesRead"));
        Assert.Equal(2, answer.Json.GetProperty("skipped").GetProperty("npcOnly").GetInt32());
        Assert.Equal(0, await Given.KillCountAsync("Pilot_18"));
    }

    [Fact]
    public async Task Options_choose_between_players_and_the_rest()
    {
        var (me, log) = (Given.Name(), LogFolderApp.Log());
        Folder.Write("LIVE/mixed.log", log.Head().Login(me).Kill(10, me, "Prey").Kill(20, me, "PU_Human_Enemy_1234567890123")
            .Kill(30, me, me).Kill(40, "unknown", me).Bytes);

        Assert.Equal(["Prey"], Victims(await ParseAsync(Options(null, false))));
        Assert.Equal(["PU_Human_Enemy_1234567890123", me, me], Victims(await ParseAsync(Options(false, null))));
        Assert.Empty(Victims(await ParseAsync(Options(false, false))));
        var all = await ParseAsync(Options(true, true));
        Assert.Equal(4, Victims(all).Count());
        Assert.Null(Kills(all)[3].Text("killerId"));
        Assert.Equal(3, Number(await ParseAsync(Options(false, true, record: true)), "recorded"));

        object Options(bool? includePvP, bool? includePvE, bool record = false) =>
            new { filePath = "LIVE/mixed.log", record, parseOptions = new { includePvP, includePvE } };
    }

    [Fact]
    public async Task An_own_death_is_a_death_without_a_killer()
    {
        Folder.Write("LIVE/death.log", LogFolderApp.Log().Head().Login("Me").OwnDeath(10, "Me").Line(60, "noise").Bytes);

        var kill = Assert.Single(Kills(await ParseAsync(new { filePath = "LIVE/death.log" })));

        Assert.Equal((JsonValueKind.Null, "Me"), (kill.GetProperty("killerId").ValueKind, kill.Text("victimId")));
        Assert.Equal("DRAK_Vulture", kill.Text("ship"));
    }

    [Fact]
    public async Task Recording_does_so_once_and_tells_nobody()
    {
        var me = Given.Name();
        var guild = await Given.GuildAsync();
        await Given.TrackerAsync(me, guild: guild.DiscordId);
        var channel = await Given.FeedAsync(guild.DiscordId!.Value, FeedKind.Kills);
        Folder.Write("LIVE/record.log", LogFolderApp.Log().Head().Login(me).Kill(10, me, "Prey").Kill(20, "Foe", me).Quit(30).Bytes);

        var first = await ParseAsync(new { filePath = "LIVE/record.log", record = true });
        var second = await ParseAsync(new { filePath = "LIVE/record.log", record = true, player = me });

        Assert.Equal((2, 0, me), (Number(first, "recorded"), Number(first, "known"), first.Text("player")));
        Assert.Equal((0, 2), (Number(second, "recorded"), Number(second, "known")));
        Assert.Equal(1, await Given.KillCountAsync(me));
        Assert.DoesNotContain(await App.ReadAsync(db => db.OutboxItems.ToListAsync()), item => item.Destination.Contains($"{channel}", StringComparison.Ordinal));
        var player = await Given.PlayerAsync(me);
        var session = await App.ReadAsync(db => db.PlaySessions.SingleAsync(session => session.PlayerId == player.Id));
        Assert.Equal(TimeSpan.FromSeconds(29), session.EndedAt - session.StartedAt);
    }

    [Fact]
    public async Task What_is_skipped_is_counted_with_the_reason()
    {
        Folder.Write("LIVE/skipped.log", LogFolderApp.Log().OwnDeath(1, "Me").Head().Login("Me")
            .Line(2, "<Actor Death> CActor::Kill: 'half").Raw(new string('x', 70_000) + "\r\n")
            .Kill(10, "Me", "Prey").Kill(10, "Me", "Prey").Kill(20, "PU_Human_A_1234567890123", "PU_Human_B_1234567890123")
            .Kill(8000, "Me", "Later").Kill(30, "Me", new string('y', 100)).Raw("<2026-01-01T11:").Bytes);

        var answer = await ParseAsync(new { filePath = "LIVE/skipped.log", parseOptions = new { includePvP = false } });

        var skipped = answer.Json.GetProperty("skipped").EnumerateObject().ToDictionary(item => item.Name, item => item.Value.GetInt32());
        Assert.Equal(
            new Dictionary<string, int>
            {
                ["malformed"] = 1,
                ["tooLong"] = 1,
                ["unfinished"] = 1,
                ["npcOnly"] = 1,
                ["repeats"] = 1,
                ["unattributed"] = 1,
                ["implausible"] = 2,
                ["ofOthers"] = 0,
                ["excluded"] = 1,
            },
            skipped);
        Assert.Equal(3, Number(answer, "linesSkipped"));
    }

    [Fact]
    public async Task A_log_with_more_kills_than_an_answer_holds_is_counted_whole()
    {
        var log = LogFolderApp.Log().Head().Login("Me");
        for (var i = 0; i < 10_020; i++)
        {
            log.Kill(i / 10, "Me", $"Prey{i}");
        }

        Folder.Write("LIVE/long.log", log.Bytes);

        var answer = await ParseAsync(new { filePath = "LIVE/long.log" });

        Assert.Equal(("True", 10_000, 10_020), (answer.Text("truncated"), Kills(answer).Count, Number(answer, "killsFound")));
    }

    private static List<JsonElement> Kills(ApiAnswer answer) => [.. answer.Json.GetProperty("kills").EnumerateArray()];

    private static IEnumerable<string?> Victims(ApiAnswer answer) => Kills(answer).Select(kill => kill.Text("victimId"));

    private static int Number(ApiAnswer answer, string property) => answer.Json.GetProperty(property).GetInt32();

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private async Task<ApiAnswer> ValidateAsync(string filePath) =>
        await (await Given.AdminAsync()).Api.PostAsync("/api/logs/validate", new { filePath });

    private async Task<ApiAnswer> ParseAsync(object body) => await (await Given.AdminAsync()).Api.PostAsync("/api/logs/parse", body);

    private void Link(string name, string target, Func<string, string, FileSystemInfo> create)
    {
        if (!Path.Exists(Path.Combine(Folder.Folder, name)))
        {
            create(Path.Combine(Folder.Folder, name), target);
        }
    }
}
