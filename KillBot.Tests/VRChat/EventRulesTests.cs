using KillBot.Tests.Support;

namespace KillBot.Tests.VRChat;

/// <summary>Events that cannot be are refused with a reason; hostile ones are kept as they are.</summary>
public sealed class EventRulesTests(KillBotApp app) : AppTest(app)
{
    [Theory]
    [InlineData(301, false)]
    [InlineData(299, true)]
    [InlineData(-86_400 * 8, true)]
    public async Task A_clock_may_be_ahead_by_5_minutes(int seconds, bool isAccepted)
    {
        var reporter = await Reporter.CreateAsync(Given);

        var answer = await reporter.PostAsync(
            new { eventId = "1", type = "vrchat_started", timestamp = App.Clock.GetUtcNow().AddSeconds(seconds) });

        var result = answer.Json.GetProperty("results")[0];
        Assert.Equal(isAccepted ? "accepted" : "rejected", result.Text("status"));
        Assert.Equal(isAccepted ? null : "timestamp: it lies 5 minutes in the future. Check the tracker's clock and time zone.", result.Text("reason"));
    }

    [Theory]
    [InlineData("\"timestamp\":\"2016-12-31T23:59:59Z\"", "timestamp")]
    [InlineData("\"timestamp\":\"0001-01-01T00:00:00Z\"", "timestamp")]
    [InlineData("\"eventId\":\"a\\u0000\"", "eventId")]
    [InlineData("\"eventId\":\"\"", "eventId")]
    [InlineData("\"userId\":\"usr_<script>\"", "userId")]
    [InlineData("\"userId\":\"\",\"displayName\":\"\"", "userId")]
    [InlineData("\"displayName\":\"two\\nlines\"", "displayName")]
    [InlineData("\"worldId\":\"wrld_a b\"", "worldId")]
    [InlineData("\"worldName\":\"a\\u0007b\"", "worldName")]
    [InlineData("\"worldId\":\"wrld_a\",\"location\":\"wrld_b:1\"", "location")]
    [InlineData("\"type\":\"world_joined\",\"userId\":null", "worldId")]
    [InlineData("\"location\":\"private\",\"type\":\"world_joined\"", "worldId")]
    [InlineData("\"location\":\"local:test\",\"type\":\"world_joined\"", "worldId")]
    [InlineData("\"location\":\"wrld_<script>:1\"", "location")]
    [InlineData("\"location\":\"wrld_123456789012345678901234567890123456789012345678901234567890:1\"", "location")]
    public async Task What_cannot_be_is_rejected_by_name(string member, string field)
    {
        var reporter = await Reporter.CreateAsync(Given);
        await reporter.TellAsync(Reporter.Arrive(0, Reporter.Instance()));
        var name = member[1..member.IndexOf('"', 1)];
        string[] others =
        [
            "\"eventId\":\"1\"", "\"type\":\"player_joined\"", "\"timestamp\":\"2026-01-01T11:00:00Z\"", "\"userId\":\"usr_1\"",
        ];

        var answer = await reporter.Api.PostAsync(
            "/api/vrchat/events",
            $$"""{"trackerId":"pc","events":[{{{string.Join(',', others.Where(other => !other.StartsWith($"\"{name}\"", StringComparison.Ordinal) && !member.Contains(other[..other.IndexOf(':', StringComparison.Ordinal)], StringComparison.Ordinal)).Append(member))}}}]}""");

        Assert.StartsWith($"{field}: ", answer.Json.GetProperty("results")[0].Text("reason"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("displayName", 129)]
    [InlineData("worldName", 257)]
    [InlineData("location", 513)]
    [InlineData("eventId", 129)]
    [InlineData("userId", 65)]
    public async Task What_is_too_long_is_rejected(string field, int length)
    {
        var reporter = await Reporter.CreateAsync(Given);
        var told = new Dictionary<string, object>
        {
            ["eventId"] = "1",
            ["type"] = "player_joined",
            ["timestamp"] = Reporter.Start,
            ["userId"] = "usr_1",
            ["worldName"] = "World",
        };
        told[field] = new string('a', length);
        var longest = new Dictionary<string, object>(told) { [field] = new string('a', length - 1) };

        var answer = await reporter.PostAsync(told, longest);

        Assert.StartsWith($"{field}: ", answer.Json.GetProperty("results")[0].Text("reason"), StringComparison.Ordinal);
        Assert.Equal("accepted", answer.Json.GetProperty("results")[1].Text("status"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\u202Egnp.exe")]
    [InlineData("@everyone **x** [a](http://b)")]
    [InlineData("Robert'); DROP TABLE vrchat_users;--")]
    [InlineData("꧁ 𝓝𝓪𝓶𝓮 ~ (x) ꧂")]
    public async Task Names_are_kept_as_they_are(string name)
    {
        var reporter = await Reporter.CreateAsync(Given);
        var user = Reporter.UserId();

        await reporter.TellAsync(Reporter.Arrive(0, Reporter.Instance(), name), Reporter.Event("player_joined", 1, user, name: name));

        Assert.Equal(name, (await reporter.HistoryAsync(user))[0].Text("player_name"));
        Assert.Equal(name, (await reporter.HistoryAsync(user))[0].Text("world_name"));
        Assert.Equal(name, (await reporter.Api.GetAsync($"/api/users/{user}")).Json.GetProperty("user").Text("displayName"));
    }

    [Fact]
    public async Task Who_names_its_own_user_everywhere_has_met_nobody_by_it()
    {
        var reporter = await Reporter.CreateAsync(Given);
        var (self, instance) = (Reporter.UserId(), Reporter.Instance());

        Assert.Equal("aaaa", await reporter.TellAsync(
            Reporter.Event("vrchat_started", 0, self), Reporter.Event("world_joined", 1, self, instance), Reporter.Event("world_left", 9, self),
            Reporter.Event("vrchat_stopped", 10, self)));

        (await reporter.Api.GetAsync($"/api/users/{self}")).AssertError(System.Net.HttpStatusCode.NotFound, "USER_NOT_FOUND");
        Assert.Empty(await reporter.HistoryAsync(self));
    }

    [Fact]
    public async Task Starts_of_clients_do_not_push_a_person_out_of_the_history()
    {
        var reporter = await Reporter.CreateAsync(Given);
        var user = Reporter.UserId();
        await reporter.TellAsync(Reporter.Arrive(0, Reporter.Instance()), Reporter.Join(1, user));

        await reporter.TellAsync([.. Enumerable.Range(2, 5).Select(second => Reporter.Event("vrchat_started", second, user))]);

        Assert.Single(await reporter.ReadAsync($"/api/player/{user}?limit=2", "history"));
    }

    [Fact]
    public async Task Old_ids_and_people_without_one_are_taken()
    {
        var reporter = await Reporter.CreateAsync(Given);
        var name = Given.Name();

        Assert.Equal("aaa", await reporter.TellAsync(
            Reporter.Arrive(0, Reporter.Instance()),
            Reporter.Event("player_joined", 1, "8JoV9XEdpo", name: name),
            Reporter.Event("player_joined", 2, name: $"{name} the second")));

        var logs = await reporter.ReadAsync("/api/logs", "logs");
        Assert.Contains(logs, log => log.Text("player_name") == name && log.Text("player_id") == "8JoV9XEdpo");
        Assert.Contains(logs, log => log.Text("player_name") == $"{name} the second" && log.Text("player_id") == "");
    }
}
