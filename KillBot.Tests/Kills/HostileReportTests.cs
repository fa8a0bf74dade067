using System.Net;
using KillBot.Tests.Support;

namespace KillBot.Tests.Kills;

/// <summary>Names are what strangers choose to call themselves.</summary>
public sealed class HostileReportTests(KillBotApp app) : AppTest(app)
{
    [Theory]
    [InlineData(@"\u0000")]
    [InlineData(@"a\u0007b")]
    [InlineData(@"a\nb")]
    [InlineData(@"a\u009bb")]
    [InlineData(@"\ud800")]
    [InlineData(@"a\udc00\ud800b")]
    public async Task Control_characters_and_broken_unicode_are_refused(string escaped)
    {
        var tracker = await Given.TrackerAsync();

        foreach (var field in (string[])["victimId", "weapon", "location", "eventId"])
        {
            var victim = field == "victimId" ? "" : "\"victimId\":\"Somebody\",";
            var answer = await tracker.Api.PostKillAsync($$"""{{{victim}}"{{field}}":"{{escaped}}"}""");

            Assert.True(answer.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest, $"{field}: {answer.Body}");
        }
    }

    [Theory]
    [InlineData("Robert'); DROP TABLE kills;--")]
    [InlineData("**bold** [x](http://e.vil) @everyone <@1>")]
    [InlineData("\u202egnitrats\u202c")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\ud83d\udc80 \u0130stanbul Ω")]
    [InlineData("../../etc/passwd")]
    [InlineData("{0} %s ${x}")]
    public async Task Anything_else_is_a_name_and_comes_back_unchanged(string name)
    {
        var tracker = await Given.TrackerAsync();

        var answer = await tracker.Api.PostKillAsync(new { victimId = name, weapon = name, location = name });
        var list = await tracker.Api.GetAsync($"/api/kills/user/{tracker.Player}");

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        var kill = Assert.Single(list.Json.GetProperty("kills").EnumerateArray());
        Assert.All(["victimId", "weapon", "location"], field => Assert.Equal(name, kill.Text(field)));
    }

    [Theory]
    [InlineData("victimId", 64)]
    [InlineData("killerId", 64)]
    [InlineData("weapon", 200)]
    [InlineData("location", 200)]
    [InlineData("eventId", 200)]
    public async Task Texts_have_limits(string field, int limit)
    {
        var tracker = await Given.TrackerAsync();

        Assert.Equal(HttpStatusCode.Created, (await PostAsync(limit)).Status);
        (await PostAsync(limit + 1)).AssertInvalid(field);
        (await PostAsync(10_000)).AssertInvalid(field);

        Task<ApiAnswer> PostAsync(int length)
        {
            var report = new Dictionary<string, string>(StringComparer.Ordinal) { ["killerId"] = tracker.Player, ["victimId"] = tracker.Player };
            report[field] = new string('x', length);
            return tracker.Api.PostKillAsync(report);
        }
    }

    [Fact]
    public async Task An_idempotency_key_has_a_limit_too()
    {
        var tracker = await Given.TrackerAsync();

        var answer = await tracker.Api.PostKillAsync(new { victimId = "Somebody" }, ("Idempotency-Key", new string('x', 201)));

        answer.AssertInvalid("Idempotency-Key");
    }
}
