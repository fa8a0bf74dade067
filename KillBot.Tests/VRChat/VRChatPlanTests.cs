using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using KillBot.Api.Wire;
using KillBot.Domain.VRChat.Events;
using KillBot.Domain.VRChat.Live;
using KillBot.Domain.VRChat.Sessions;
using KillBot.Domain.VRChat.Users;
using KillBot.Tests.Support;

namespace KillBot.Tests.VRChat;

/// <summary>Neither recording nor reading costs more the more there is.</summary>
public sealed partial class VRChatPlanTests
{
    private readonly RecordedQueries _queries = new();

    [Fact]
    public async Task Lists_begin_at_their_page_and_sort_nothing_else()
    {
        using var app = _queries.StartApp();
        var reporter = await Reporter.CreateAsync(app.Given);
        string[] users = [Reporter.UserId(), Reporter.UserId()];
        await reporter.TellAsync(Reporter.Arrive(0, Reporter.Instance()), Reporter.Join(1, users[0]), Reporter.Leave(2, users[0]), Reporter.Join(3, users[1]));
        var session = await reporter.SessionOfAsync(users[0]);
        _queries.Clear();

        foreach (var path in (string[])["/api/logs", $"/api/player/{users[0]}", $"/api/session/{session}", "/api/users/cached"])
        {
            var first = await reporter.Api.GetAsync($"{path}?limit=1");
            var cursor = first.Text("nextCursor") ?? first.Json.GetProperty("pagination").Text("nextCursor");
            Assert.Equal(HttpStatusCode.OK, (await reporter.Api.GetAsync($"{path}?limit=1&cursor={cursor}")).Status);
        }

        await reporter.Api.GetAsync($"/api/users/{users[0]}");
        await reporter.Api.GetAsync($"/api/users/{users[0]}?cursor={new TimeCursor(Reporter.Start, "5").Write()}");
        var plans = _queries.Texts.Where(text => text.Contains("DESC", StringComparison.Ordinal))
            .Select(text => RecordedQueries.PlanOf(app.ConnectionString, text)).ToList();

        Assert.Equal(10, plans.Count);
        Assert.All(plans, plan => Assert.Matches(Page(), plan));
        app.Logs.AssertQuiet();
    }

    [Theory]
    [InlineData(typeof(ActivityStatements), 8)]
    [InlineData(typeof(SessionStatements), 7)]
    [InlineData(typeof(VisitStatements), 6)]
    [InlineData(typeof(VRChatUserStatements), 3)]
    [InlineData(typeof(LiveMessageStatements), 8)]
    public async Task Statements_search_by_index(Type type, int count)
    {
        using var folder = new TempFolder();
        await using var host = await DomainHost.StartAsync(folder.File("killbot.db"), new ManualTimeProvider());
        var statements = type.GetFields(BindingFlags.NonPublic | BindingFlags.Static)
            .Where(field => field.FieldType == typeof(string)).Select(field => (string)field.GetValue(null)!)
            .Where(text => Start().IsMatch(text)).ToList();

        Assert.True(statements.Count >= count, $"{statements.Count}");
        Assert.All(statements, text => Assert.DoesNotContain("SCAN", RecordedQueries.PlanOf(host.ConnectionString, text), StringComparison.Ordinal));
    }

    // The newest of all stand at the end of an index. A page is sorted once more, which costs nothing.
    [GeneratedRegex("""
        ^(CO-ROUTINE v1\n)?(SEARCH v USING INDEX \w+ \(.*\)|SCAN v USING INDEX ix_vrchat_(activity_timestamp|users_last_seen_at_id))($|\nSCAN v1\nSEARCH v0 USING PRIMARY KEY \(id=\?\))
        """, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Page();

    [GeneratedRegex("^(SELECT|INSERT|UPDATE|DELETE) ", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Start();
}
