using System.Net;
using System.Text.Json;
using KillBot.Tests.Support;

namespace KillBot.Tests.Kills;

/// <summary>POST /api/kills: what comes in is what comes back, and what is left out is completed.</summary>
public sealed class RecordKillTests(KillBotApp app) : AppTest(app)
{
    private static readonly JsonElement Example =
        JsonDocument.Parse(File.ReadAllText("Fixtures/contract/post-kill.json")).RootElement;

    [Fact]
    public async Task The_documents_example_works_as_written()
    {
        var tracker = await Given.TrackerAsync();

        var answer = await tracker.Api.PostKillAsync(Example.GetProperty("request").GetRawText());

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.StartsWith("kill_", answer.Text("id"), StringComparison.Ordinal);
        Assert.Equal(tracker.Player, answer.Text("killerId"));
        Assert.Equal("2026-01-01T12:00:00.000Z", answer.Text("timestamp"));
        foreach (var field in Example.GetProperty("response").EnumerateObject())
        {
            Assert.True(answer.Json.TryGetProperty(field.Name, out var value), $"{field.Name} is missing.");
            Assert.Equal(field.Value.ValueKind, value.ValueKind);
            if (field.Name is not ("id" or "killerId" or "timestamp"))
            {
                Assert.Equal(field.Value.GetRawText(), value.GetRawText());
            }
        }
    }

    [Fact]
    public async Task Everything_that_may_be_sent_is_kept()
    {
        var guild = await Given.GuildAsync();
        var victim = await Given.TrackerAsync(guild: guild.DiscordId);

        var answer = await victim.Api.PostKillAsync(new
        {
            killerId = "Ace.Of-Space_1",
            victimId = victim.Player,
            weapon = "KLWE_LaserRepeater_S3",
            location = "OOC_Stanton_1",
            isPvP = false,
            isSuicide = false,
            isEnvironmental = false,
            timestamp = "2025-12-31T23:59:59.1239+02:00",
            serverId = $"{guild.DiscordId}",
            game = "star_citizen",
            eventId = "event 1",
        });

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal("Ace.Of-Space_1", answer.Text("killerId"));
        Assert.Equal(victim.Player, answer.Text("victimId"));
        Assert.Equal("KLWE_LaserRepeater_S3", answer.Text("weapon"));
        Assert.Equal("OOC_Stanton_1", answer.Text("location"));
        Assert.Equal("False", answer.Text("isPvP"));
        Assert.Equal("2025-12-31T21:59:59.123Z", answer.Text("timestamp"));
        Assert.Equal($"server_{guild.Id:N}", answer.Text("serverId"));
        Assert.Equal("star_citizen", answer.Text("game"));
        Assert.Null(answer.Text("rawData"));
    }

    [Fact]
    public async Task A_kill_belongs_to_the_keys_home_server()
    {
        var guild = await Given.GuildAsync();
        var tracker = await Given.TrackerAsync(guild: guild.DiscordId);

        var answer = await tracker.Api.PostKillAsync(new { victimId = Given.Name() });

        Assert.Equal($"server_{guild.Id:N}", answer.Text("serverId"));
    }

    [Fact]
    public async Task The_default_server_can_be_named()
    {
        var guild = await Given.GuildAsync();
        var tracker = await Given.TrackerAsync(guild: guild.DiscordId);

        var answer = await tracker.Api.PostKillAsync(new { victimId = Given.Name(), serverId = "default-server" });

        Assert.Equal("default-server", answer.Text("serverId"));
    }

    [Theory]
    [InlineData("NONE")]
    [InlineData("-1")]
    [InlineData("Unknown")]
    [InlineData("  ")]
    public async Task Placeholders_are_stored_as_nothing(string placeholder)
    {
        var tracker = await Given.TrackerAsync();

        var answer = await tracker.Api.PostKillAsync(
            new { victimId = Given.Name(), weapon = placeholder, location = placeholder });

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(tracker.Player, answer.Text("killerId"));
        Assert.Null(answer.Text("weapon"));
        Assert.Null(answer.Text("location"));
    }

    [Theory]
    [InlineData("""{"b":[1,2.50,"x\u0041"],"a":null}""")]
    [InlineData("\"text\"")]
    [InlineData("12345678901234567890.10")]
    [InlineData("[]")]
    [InlineData("false")]
    public async Task Extras_come_back_as_they_were_sent(string rawData)
    {
        var tracker = await Given.TrackerAsync();

        var answer = await tracker.Api.PostKillAsync($$"""{"victimId":"{{Given.Name()}}","rawData":{{rawData}}}""");

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(rawData, answer.Json.GetProperty("rawData").GetRawText());
    }

    [Theory]
    [InlineData(64 * 1024, true)]
    [InlineData((64 * 1024) + 1, false)]
    public async Task Extras_may_have_64_KiB(int length, bool fits)
    {
        var tracker = await Given.TrackerAsync();

        var answer = await tracker.Api.PostKillAsync(new { victimId = Given.Name(), rawData = new string('x', length - 2) });

        if (fits)
        {
            Assert.Equal(HttpStatusCode.Created, answer.Status);
        }
        else
        {
            answer.AssertInvalid("rawData");
        }
    }

    [Fact]
    public async Task Unknown_fields_are_ignored()
    {
        var tracker = await Given.TrackerAsync();

        var answer = await tracker.Api.PostKillAsync(new { victimId = Given.Name(), killer_rank = 3, id = "kill_1" });

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.NotEqual("kill_1", answer.Text("id"));
    }
}
