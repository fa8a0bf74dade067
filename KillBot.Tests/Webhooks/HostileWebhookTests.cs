using System.Net;
using System.Text;
using System.Text.Json;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Webhooks;

/// <summary>Bodies that no client should send, and secrets that nobody may see.</summary>
public sealed class HostileWebhookTests(WebhookApp hooks) : IClassFixture<WebhookApp>, IAsyncLifetime
{
    private const string Path = "/api/webhooks";

    /// <summary>A member, and what replaces it in a body that is good otherwise.</summary>
    public static TheoryData<string, string> Wrong => new()
    {
        { "name", "null" },
        { "name", "\"\"" },
        { "name", "\"   \"" },
        { "name", "\"a\\u0000b\"" },
        { "name", "\"\\u202Ekooh\"" },
        { "name", "\"LONG101\"" },
        { "name", "5" },
        { "url", "null" },
        { "url", "\"\"" },
        { "url", "\"example.com\"" },
        { "url", "\"ftp://example.com\"" },
        { "url", "\"https://127.0.0.1/\"" },
        { "url", "\"https://user:password@example.com/\"" },
        { "url", "\"https://example.com/\\r\\nHost: x\"" },
        { "url", "\"https://example.com/LONG2048\"" },
        { "url", "[\"https://example.com\"]" },
        { "events", "null" },
        { "events", "[]" },
        { "events", "[\"kill.recorded\",\"kill.recorded\"]" },
        { "events", "[\"KILL.RECORDED\"]" },
        { "events", "[\"webhook.test\"]" },
        { "events", "[\"\"]" },
        { "events", "[null]" },
        { "events", "[\"kill.recorded user.stats_updated\"]" },
        { "events", "\"kill.recorded\"" },
        { "events", "{}" },
        { "secret", "\"\"" },
        { "secret", "\"a\\nb\"" },
        { "secret", "\"LONG201\"" },
        { "secret", "\"whsec_\"" },
        { "secret", "\"whsec_not base64!\"" },
        { "secret", "7" },
        { "maxRetries", "-1" },
        { "maxRetries", "11" },
        { "maxRetries", "1.5" },
        { "maxRetries", "\"3\"" },
        { "maxRetries", "99999999999999999999" },
        { "retryDelay", "99" },
        { "retryDelay", "60001" },
        { "backoffMultiplier", "0.99" },
        { "backoffMultiplier", "10.01" },
        { "backoffMultiplier", "1e308" },
        { "backoffMultiplier", "\"NaN\"" },
        { "headers", "{\"Host\":\"internal\"}" },
        { "headers", "{\"Authorization\":\"Bearer x\"}" },
        { "headers", "{\"X-Forwarded-For\":\"127.0.0.1\"}" },
        { "headers", "{\"X-A\":\"b\\r\\nHost: internal\"}" },
        { "headers", "{\"X-A\\r\\nHost\":\"internal\"}" },
        { "headers", "{\"X-A\":\"1\",\"x-a\":\"2\"}" },
        { "headers", "{\"X-A\":null}" },
        { "headers", "{\"X-1\":\"\",\"X-A\":\"1\"}" },
        { "headers", "{\"X-1\":\"1\",\"X-2\":\"1\",\"X-3\":\"1\",\"X-4\":\"1\",\"X-5\":\"1\",\"X-6\":\"1\",\"X-7\":\"1\",\"X-8\":\"1\",\"X-9\":\"1\",\"X-10\":\"1\",\"X-11\":\"1\"}" },
        { "headers", "[]" },
        { "headers", "{\"X-A\":5}" },
        { "scope", "\"everybody\"" },
        { "scope", "\"0\"" },
        { "scope", "1" },
        { "serverId", "\"server_\"" },
        { "serverId", "\"../default-server\"" },
        { "serverId", "7" },
    };

    private Given Given => hooks.Given;

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_field_that_is_wrong_is_named_and_nothing_is_made(string field, string value)
    {
        var person = await Given.SignInAsync();
        Dictionary<string, string> body = new(StringComparer.Ordinal)
        {
            ["name"] = "\"Hook\"",
            ["url"] = "\"https://example.com/hook\"",
            ["events"] = "[\"kill.recorded\"]",
            [field] = value.Replace("LONG101", new string('x', 101), StringComparison.Ordinal)
                .Replace("LONG2048", new string('x', 2048), StringComparison.Ordinal)
                .Replace("LONG201", new string('x', 201), StringComparison.Ordinal),
        };

        var answer = await person.Api.PostAsync(Path, $"{{{string.Join(',', body.Select(member => $"\"{member.Key}\":{member.Value}"))}}}");

        answer.AssertError(HttpStatusCode.UnprocessableEntity, "VALIDATION_ERROR");
        Assert.StartsWith(field, Assert.Single(answer.Json.GetProperty("errors").EnumerateObject()).Name, StringComparison.Ordinal);
        Assert.Equal("[]", (await person.Api.GetAsync(Path)).Body);
    }

    [Fact]
    public async Task Each_field_is_checked_in_changes_too()
    {
        var person = await Given.SignInAsync();
        var id = await WebhookApp.CreateAsync(person, ["kill.recorded"]);
        var before = (await person.Api.GetAsync(Path)).Body;

        (await person.Api.PutAsync($"{Path}/{id}", """
            {"name":"","url":"http://10.0.0.1","events":[],"secret":"","maxRetries":11,"retryDelay":1,"backoffMultiplier":0,
            "headers":{"Cookie":"a"},"scope":"","serverId":"x"}
            """)).AssertInvalid(
            "name", "url", "events", "secret", "maxRetries", "retryDelay", "backoffMultiplier", "headers", "scope", "serverId");

        Assert.Equal(before, (await person.Api.GetAsync(Path)).Body);
    }

    [Fact]
    public async Task What_is_no_object_or_no_json_is_refused()
    {
        var person = await Given.SignInAsync();
        var path = $"{Path}/{await WebhookApp.CreateAsync(person, ["kill.recorded"])}";
        string[] bodies = ["", "null", "[]", "7", "\"x\"", "{", "{\"name\":\"a\",\"name\":\"b\"}", new('[', 100_000), "{\"headers\":{\"X-A\":\"1\",\"X-A\":\"2\"}}"];

        foreach (var body in bodies)
        {
            var answers = (await person.Api.PostAsync(Path, body), await person.Api.PutAsync(path, body));
            Assert.True((int)answers.Item1.Status is 400 or 415 or 422, $"{body}: {answers.Item1.Body}");
            Assert.True((int)answers.Item2.Status is 400 or 415 or 422, $"{body}: {answers.Item2.Body}");
            Assert.Equal("application/problem+json", answers.Item1.ContentType);
        }

        var huge = await person.Api.PostAsync(Path, $$"""{"name":"{{new string('x', 1_100_000)}}"}""");
        Assert.True((int)huge.Status is 413 or 422, huge.Body);
    }

    [Fact]
    public async Task The_example_of_the_document_and_a_key_of_Standard_Webhooks_are_good_secrets()
    {
        var person = await Given.SignInAsync();

        foreach (var secret in (string[])["webhook_secret", "x", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "Geheimnis \u00fc\u6f22"])
        {
            var made = await person.Api.PostAsync(Path, new { name = "Hook", url = "https://example.com", events = new[] { "kill.recorded" }, secret });
            Assert.Equal("True", made.Json.GetProperty("webhook").Text("hasSecret"));
        }
    }

    [Fact]
    public async Task A_secret_is_in_no_answer_and_not_readable_in_the_database()
    {
        const string Secret = "kept-from-all-eyes";
        var person = await Given.SignInAsync();
        var body = new { name = "Hook", url = "https://example.com", events = new[] { "kill.recorded" }, secret = Secret };
        List<string> answers = [(await person.Api.PostAsync(Path, body)).Body];
        var id = JsonDocument.Parse(answers[0]).RootElement.Text("id");
        answers.Add((await person.Api.GetAsync(Path)).Body);
        answers.Add((await person.Api.GetAsync($"{Path}/{id}")).Body);
        answers.Add((await person.Api.PutAsync($"{Path}/{id}", new { secret = Secret })).Body);
        answers.Add((await person.Api.PutAsync($"{Path}/{id}", new { secret = Secret, name = "" })).Body);
        answers.Add((await person.Api.PutAsync($"{Path}/{id}", new { secret = $"{Secret}\u0000" })).Body);
        answers.Add((await person.Api.PutAsync($"{Path}/{id}", $$"""{"secret":["{{Secret}}"]}""")).Body);
        answers.Add((await person.Api.PutAsync($"{Path}/{id}", new { headers = new Dictionary<string, string>(StringComparer.Ordinal) { [Secret] = Secret } })).Body);
        answers.Add((await person.Api.PutAsync($"{Path}/{id}", new { url = $"https://{Secret}@example.com" })).Body);

        Assert.All(answers, answer => Assert.DoesNotContain(Secret, answer, StringComparison.Ordinal));
        var webhook = await hooks.App.ReadAsync(db => db.Webhooks.SingleAsync(found => found.UserId == person.User.Id));
        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(webhook.ProtectedSecret!), StringComparison.Ordinal);
        var protector = hooks.App.Get<Domain.ApiKeys.ISigningKeyProtector>();
        Assert.Equal(Secret, Encoding.UTF8.GetString(protector.Unprotect(webhook.ProtectedSecret!)));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        hooks.App.Logs.AssertQuiet();
        return Task.CompletedTask;
    }
}
