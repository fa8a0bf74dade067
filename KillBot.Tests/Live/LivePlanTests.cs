using KillBot.Tests.Support;
using KillBot.Tests.VRChat;

namespace KillBot.Tests.Live;

/// <summary>To begin listening costs no more the more there is.</summary>
public sealed class LivePlanTests
{
    private readonly RecordedQueries _queries = new();

    [Fact]
    public async Task How_things_are_and_what_was_missed_is_found_by_index()
    {
        using var app = _queries.StartApp();
        app.Settings["RateLimits:AnonymousPerHour"] = "100000";
        var reporter = await Reporter.CreateAsync(app.Given);
        await reporter.TellAsync(Reporter.Arrive(0, Reporter.Instance()), Reporter.Join(1, Reporter.UserId()));
        await app.Given.KillAsync("Ace", "Prey");
        _queries.Clear();

        foreach (var last in (string?[])[null, $"0-{Guid.Empty:N}"])
        {
            await using var stream = await EventStreamReader.OpenAsync(app, "/api/live?topics=kills,vrchat", last);
            await stream.NextAsync("vrchatStatus");
        }

        var plans = _queries.Texts.Select(text => RecordedQueries.PlanOf(app.ConnectionString, text)).ToList();

        Assert.True(plans.Count >= 8, $"{plans.Count}");
        Assert.All(plans, plan => Assert.All(
            plan.Split('\n'), line => Assert.False(line.StartsWith("SCAN ", StringComparison.Ordinal) && !IsBounded(line), plan)));
        Assert.Contains(plans, plan => plan.Contains("ix_kills_id", StringComparison.Ordinal));
        app.Logs.AssertQuiet();
    }

    // The end of the index of all activity; what is open and who runs, which are few; nothing at all; lists in the statement itself.
    private static bool IsBounded(string line) =>
        line.Contains("ix_vrchat_activity_timestamp", StringComparison.Ordinal)
        || line.Contains("ix_vrchat_sessions_instance_key", StringComparison.Ordinal)
        || line.Contains("ix_vrchat_sessions_server_id", StringComparison.Ordinal)
        || line.Contains("ix_vrchat_trackers_last_seen_at", StringComparison.Ordinal)
        || line.Contains("CONSTANT ROW", StringComparison.Ordinal)
        || line.Contains("json_each", StringComparison.Ordinal)
        || line is "SCAN v1";
}
