using System.Net;
using KillBot.Tests.Support;

namespace KillBot.Tests.VRChat;

/// <summary>What the VRChat API document shows: lists, their pages and their errors.</summary>
public sealed class ReadTests(KillBotApp app) : AppTest(app)
{
    [Fact]
    public async Task Logs_tell_worlds_and_people_newest_first_with_their_own_ids()
    {
        using var own = new KillBotApp();
        var reporter = await Reporter.CreateAsync(own.Given);
        var (user, instance) = (Reporter.UserId(), Reporter.Instance());

        await reporter.TellAsync(
            Reporter.Event("vrchat_started", 0), Reporter.Arrive(1, instance), Reporter.Present(2, user), Reporter.Leave(50, user), Reporter.Depart(60));

        using var anonymous = own.Client();
        var answer = await anonymous.GetAsync("/api/logs");
        var logs = answer.Json.GetProperty("logs").EnumerateArray().ToList();
        Assert.Equal(["Left World", "Player Leave", "Player Join", "Joining World"], logs.Select(log => log.Text("event_type")));
        Assert.Equal(["world_activity", "player_activity", "player_activity", "world_activity"], logs.Select(log => log.Text("table")));
        Assert.Equal([Reporter.WorldOf(instance)], logs.Select(log => log.Text("world_id")).Distinct());
        Assert.Equal("2026-01-01T11:00:50.000Z", logs[1].Text("timestamp"));
        Assert.Equal(user, logs[1].Text("player_id"));
        Assert.Equal(4, logs.Select(log => log.GetProperty("id").GetInt64()).Where(id => id > 0).Distinct().Count());
        Assert.Single(logs.Select(log => log.Text("session_uuid")).Distinct());
        Assert.False(logs[0].TryGetProperty("player_id", out _));
        Assert.Equal("""{"totalSessions":1,"totalEncounters":1,"uniquePlayers":1}""", answer.Json.GetProperty("stats").GetRawText());
        own.Logs.AssertQuiet();
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gaps_while_more_comes()
    {
        var reporter = await Reporter.CreateAsync(Given);
        var user = Reporter.UserId();
        await reporter.TellAsync(Reporter.Arrive(0, Reporter.Instance()));
        // Three at the same time each: the id goes on where the time does not.
        await reporter.TellAsync([.. Enumerable.Range(1, 30).Select(i => i % 2 == 1 ? Reporter.Join(i / 3, user) : Reporter.Leave(i / 3, user))]);
        List<string> ids = [];
        string? cursor = null;
        do
        {
            var page = await reporter.Api.GetAsync($"/api/player/{user}?limit=7&cursor={cursor}");
            ids.AddRange(page.Json.GetProperty("history").EnumerateArray().Select(row => row.Text("id")!));
            cursor = page.Text("nextCursor");
            await reporter.TellAsync(Reporter.Join(100 + ids.Count, user));
        }
        while (cursor is not null);

        Assert.Equal(30, ids.Distinct().Count());
        Assert.Equal(30, ids.Count);
    }

    [Theory]
    [InlineData("", 100)]
    [InlineData("?limit=", 100)]
    [InlineData("?limit=abc", 100)]
    [InlineData("?limit=0", 100)]
    [InlineData("?limit=-5", 100)]
    [InlineData("?limit=3", 3)]
    [InlineData("?limit=99999999999999999999999", 1000)]
    [InlineData("?limit=1001&offset=-4", 1000)]
    [InlineData("?limit=2&offset=abc", 2)]
    public async Task Numbers_are_bounded_and_never_an_error(string query, int expected)
    {
        var pagination = (await App.Client().GetAsync($"/api/users/cached{query}")).Json.GetProperty("pagination");

        Assert.Equal(expected, pagination.GetProperty("limit").GetInt32());
        Assert.Equal(0, pagination.GetProperty("offset").GetInt32());
        Assert.Equal(HttpStatusCode.OK, (await App.Client().GetAsync($"/api/logs{query}")).Status);
    }

    [Fact]
    public async Task Cached_users_are_paged_by_offset_and_by_cursor()
    {
        using var own = new KillBotApp();
        var reporter = await Reporter.CreateAsync(own.Given);
        string[] users = [.. Enumerable.Range(0, 25).Select(_ => Reporter.UserId())];
        await reporter.TellAsync([Reporter.Arrive(0, Reporter.Instance()), .. users.Select((user, i) => Reporter.Join(1 + (i / 2), user))]);
        List<string> byOffset = [], byCursor = [];
        for (var offset = 0; offset < 25; offset += 10)
        {
            var page = await reporter.Api.GetAsync($"/api/users/cached?limit=10&offset={offset}");
            byOffset.AddRange(page.Json.GetProperty("users").EnumerateArray().Select(user => user.Text("id")!));
            var pagination = page.Json.GetProperty("pagination");
            Assert.Equal(25, pagination.GetProperty("total").GetInt32());
            Assert.Equal(offset < 20, pagination.GetProperty("hasMore").GetBoolean());
        }

        string? cursor = null;
        do
        {
            // Some clients pass both back.
            var page = await reporter.Api.GetAsync($"/api/users/cached?limit=10&offset={byCursor.Count}&cursor={cursor}");
            byCursor.AddRange(page.Json.GetProperty("users").EnumerateArray().Select(user => user.Text("id")!));
            cursor = page.Json.GetProperty("pagination").Text("nextCursor");
        }
        while (cursor is not null);

        Assert.Equal(byOffset, byCursor);
        Assert.Equal(users.Order(StringComparer.Ordinal), byOffset.Order(StringComparer.Ordinal));
        Assert.Equal(users[24], byOffset[0]);
        own.Logs.AssertQuiet();
    }

    [Fact]
    public async Task A_profile_counts_visits_and_not_comings_and_goings()
    {
        var reporter = await Reporter.CreateAsync(Given);
        var user = Reporter.UserId();
        await reporter.TellAsync(
            Reporter.Arrive(0, Reporter.Instance()), Reporter.Event("player_joined", 10, user, name: "Old Name"), Reporter.Leave(20, user),
            Reporter.Event("player_joined", 30, user, name: "New Name"));

        var answer = await reporter.Api.GetAsync($"/api/users/{user}");

        Assert.Equal("2", answer.Text("encounterCount"));
        var profile = answer.Json.GetProperty("user");
        Assert.Equal(("New Name", "New Name", "Visitor", "", "2"), (
            profile.Text("displayName"), profile.Text("username"), profile.Text("trustRank"), profile.Text("status"), profile.Text("timesEncountered")));
        var encounters = answer.Json.GetProperty("encounters").EnumerateArray().ToList();
        Assert.Equal(["New Name", "Old Name"], encounters.Select(encounter => encounter.Text("displayName")));
        Assert.Equal([null, "2026-01-01T11:00:20.000Z"], encounters.Select(encounter => encounter.Text("leftAt")));
    }

    [Theory]
    [InlineData("/api/users/usr_123", "Invalid User ID format", "User ID must match format: usr_xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")]
    [InlineData("/api/users/usr_12345678-1234-1234-1234-123456789ABC", "Invalid User ID format", "User ID must match format: usr_xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")]
    [InlineData("/api/users/usr_%2012345678-1234-1234-1234-123456789abc", "Invalid User ID format", "User ID must match format: usr_xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")]
    [InlineData("/api/users/usr_12345678-1234-1234-1234-123456789abc%0A", "Invalid User ID format", "User ID must match format: usr_xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")]
    [InlineData("/api/player/usr_0x345678-1234-1234-1234-123456789abc", "Invalid Player ID format", "Player ID must match format: usr_xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")]
    [InlineData("/api/session/%20550e8400-e29b-41d4-a716-446655440000", "Invalid Session UUID format", "Session UUID must be a valid UUID v4 format")]
    [InlineData("/api/session/550e8400-e29b-41d4-a716-+46655440000", "Invalid Session UUID format", "Session UUID must be a valid UUID v4 format")]
    [InlineData("/api/player/12345678-1234-1234-1234-123456789abc", "Invalid Player ID format", "Player ID must match format: usr_xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")]
    [InlineData("/api/player/usr_%27%20OR%201=1", "Invalid Player ID format", "Player ID must match format: usr_xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx")]
    [InlineData("/api/session/5", "Invalid Session UUID format", "Session UUID must be a valid UUID v4 format")]
    [InlineData("/api/session/550e8400-e29b-11d4-a716-446655440000", "Invalid Session UUID format", "Session UUID must be a valid UUID v4 format")]
    [InlineData("/api/logs?cursor=x", "Invalid cursor", "Pass back the nextCursor of the last page, unchanged.")]
    [InlineData("/api/users/cached?cursor=!!", "Invalid cursor", "Pass back the nextCursor of the last page, unchanged.")]
    public async Task What_is_no_id_is_told_in_the_documents_words(string path, string error, string details)
    {
        var answer = await App.Client().GetAsync(path);

        answer.AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
        Assert.Equal((error, details), (answer.Text("error"), answer.Text("details")));
    }

    [Fact]
    public async Task Who_was_never_met_has_no_profile_and_an_empty_history()
    {
        using var anonymous = App.Client();
        var user = Reporter.UserId();

        var answer = await anonymous.GetAsync($"/api/users/{user}");

        answer.AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
        Assert.Equal("User not found", answer.Text("error"));
        Assert.Empty((await anonymous.GetAsync($"/api/player/{user}")).Json.GetProperty("history").EnumerateArray());
        Assert.Empty((await anonymous.GetAsync("/api/session/550e8400-e29b-41d4-a716-446655440000")).Json.GetProperty("players").EnumerateArray());
    }

    [Fact]
    public async Task Pages_of_other_origins_cannot_read_what_is_public_on_this_machine()
    {
        var answer = await App.Client().GetAsync("/api/logs", ("Origin", "https://elsewhere.example"));

        Assert.Null(answer.Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_person_is_listed_once_for_each_event_whatever_became_of_the_session()
    {
        var reporter = await Reporter.CreateAsync(Given);
        var user = Reporter.UserId();
        await reporter.TellAsync(Reporter.Arrive(0, Reporter.Instance()), Reporter.Join(1, user), Reporter.Leave(2, user), Reporter.Depart(3));
        var session = await reporter.SessionOfAsync(user);

        Assert.Equal(["Player Leave", "Player Join"], (await reporter.HistoryAsync(user)).Select(row => row.Text("event_type")));
        Assert.Equal(["Player Leave", "Player Join"], (await reporter.ReadAsync($"/api/session/{session}", "players")).Select(row => row.Text("event_type")));
    }

    [Fact]
    public async Task The_configuration_names_the_address_that_was_asked()
    {
        var answer = await App.Client().GetAsync("/api/config");

        Assert.Equal(("ws://localhost", "http://localhost"), (answer.Text("wsUrl"), answer.Text("serverUrl")));
    }
}
