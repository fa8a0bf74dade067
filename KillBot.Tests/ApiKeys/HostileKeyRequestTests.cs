using System.Net;
using KillBot.Tests.Support;

namespace KillBot.Tests.ApiKeys;

/// <summary>Bodies that no client should send to the endpoints of logins and keys.</summary>
public sealed class HostileKeyRequestTests(KillBotApp app) : AppTest(app)
{
    private static readonly string[] Paths =
        ["/api/api-keys", "/api/api-keys/primary", "/api/api-keys/bot", "/auth/discord", "/auth/uid-login", "/auth/refresh"];

    public static TheoryData<string, string> Wrong => new()
    {
        { """{"playerName":"x","name":"x"}""", "userId" },
        { """{"userId":"","playerName":"x","name":"x"}""", "userId" },
        { """{"userId":"ME","name":"x"}""", "playerName" },
        { """{"userId":"ME","playerName":"  ","name":"x"}""", "playerName" },
        { """{"userId":"ME","playerName":"a\u0000b","name":"x"}""", "playerName" },
        { """{"userId":"ME","playerName":"LONG65","name":"x"}""", "playerName" },
        { """{"userId":"ME","playerName":5,"name":"x"}""", "playerName" },
        { """{"userId":"ME","playerName":"x"}""", "name" },
        { """{"userId":"ME","playerName":"\u202Eretnuh","name":"x"}""", "playerName" },
        { """{"userId":"ME","playerName":"Hunter\u200B","name":"x"}""", "playerName" },
        { """{"userId":"ME","playerName":"x","name":"\u2066x"}""", "name" },
        { """{"userId":"ME","playerName":"x","name":" "}""", "name" },
        { """{"userId":"ME","playerName":"x","name":"a\nb"}""", "name" },
        { """{"userId":"ME","playerName":"x","name":"LONG101"}""", "name" },
        { """{"userId":"ME","playerName":"x","name":"x","expiresAt":"2026-01-01T12:00:00Z"}""", "expiresAt" },
        { """{"userId":"ME","playerName":"x","name":"x","expiresAt":"0001-01-01T00:00:00Z"}""", "expiresAt" },
        { """{"userId":"ME","playerName":"x","name":"x","expiresAt":"tomorrow"}""", "expiresAt" },
        { """{"userId":"ME","playerName":"x","name":"x","expiresAt":1767268800000}""", "expiresAt" },
        { """{"userId":["ME"],"playerName":"x","name":"x"}""", "userId" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_field_that_is_wrong_is_named(string body, string field)
    {
        var person = await Given.SignInAsync();
        var text = body.Replace("ME", ApiKeyCreationTests.IdOf(person), StringComparison.Ordinal)
            .Replace("LONG65", new string('x', 65), StringComparison.Ordinal)
            .Replace("LONG101", new string('x', 101), StringComparison.Ordinal);

        (await person.Api.PostAsync("/api/api-keys", text)).AssertInvalid(field);
    }

    [Fact]
    public async Task A_bot_needs_a_name()
    {
        var person = await Given.SignInAsync();

        (await person.Api.PostAsync("/api/api-keys/bot", new { userId = ApiKeyCreationTests.IdOf(person), playerName = "x", name = "x" }))
            .AssertInvalid("botName");
    }

    [Fact]
    public async Task What_is_no_object_or_no_json_is_refused_everywhere()
    {
        var person = await Given.SignInAsync();
        string[] bodies =
        [
            "{", "[]", "5", "\"x\"", "{'userId':1}", """{"userId":"a","userId":"b"}""", """{"uid":"a","uid":"b"}""",
            """{"code":"a","code":"b"}""", """{"refreshToken":"a","refreshToken":"b"}""", $"{{\"userId\":{new string('[', 200)}",
            """{"userId":"\ud800","playerName":"\ud800","name":"x","code":"\ud800","uid":"\ud800","refreshToken":"\ud800","signature":"x","timestamp":1}""",
        ];
        foreach (var path in Paths)
        {
            foreach (var body in bodies)
            {
                var answer = await person.Api.PostAsync(path, body);

                Assert.True((int)answer.Status is >= 400 and < 500 or 503, $"{path} {body}: {answer.Status}");
                Assert.False(string.IsNullOrEmpty(answer.Text("code")), $"{path} {body}");
                Assert.DoesNotContain("Exception", answer.Body, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Other_media_types_are_415()
    {
        var person = await Given.SignInAsync();

        foreach (var path in Paths)
        {
            using var content = new StringContent("userId=x", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
            using var http = App.CreateClient();
            http.DefaultRequestHeaders.Authorization = new("Bearer", person.Token);
            using var answer = await http.PostAsync(path, content);

            Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        }
    }
}
