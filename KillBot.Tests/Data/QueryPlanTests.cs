using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using KillBot.Domain.Feeds;
using KillBot.Domain.Kills;
using KillBot.Domain.Leaderboards;
using KillBot.Domain.Notifications;
using KillBot.Domain.Stats;
using KillBot.Domain.Webhooks;
using KillBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.Data;

/// <summary>Nothing that a request needs reads whole tables, however many kills there are.</summary>
public sealed partial class QueryPlanTests
{
    /// <summary>Tables that grow with the kills or with the requests.</summary>
    private static readonly string[] LargeTables =
        ["kills", "kill_reports", "player_days", "server_hours", "outbox_items", "outbox_messages", "api_keys", "leaderboard_snapshots"];

    private static readonly string[] Periods = ["day", "week", "month", "season", "all"];

    private readonly RecordedQueries _queries = new();

    [Fact]
    public async Task Lists_search_by_index()
    {
        using var app = _queries.StartApp();
        var guild = await app.Given.GuildAsync();
        var owner = await app.Given.UserAsync();
        var (tracker, second) = (
            await app.Given.TrackerAsync(owner: owner, guild: guild.DiscordId), await app.Given.TrackerAsync(owner: owner));
        await tracker.Api.PostKillAsync(new { victimId = second.Player });
        await tracker.Api.PostKillAsync(new { victimId = "Somebody" });
        var person = await app.Given.SignInAsync(owner);
        _queries.Clear();

        await person.Api.GetAsync("/auth/me");
        foreach (var userId in (string[])[$"user_{person.User.Id:N}", $"{owner}", tracker.Player, $"user_{Guid.CreateVersion7():N}"])
        {
            await person.Api.GetAsync($"/api/api-keys?userId={userId}");
        }

        await person.Api.PostAsync("/auth/uid-login", new { uid = $"{owner}", signature = "x", timestamp = app.Clock.GetUtcNow().ToUnixTimeMilliseconds() });
        await tracker.Api.ReadAllPagesAsync($"/api/kills/user/{tracker.Player}", 1);
        await tracker.Api.ReadAllPagesAsync($"/api/kills/user/{owner}", 1);
        await tracker.Api.ReadAllPagesAsync($"/api/kills/server/{guild.DiscordId}", 1);
        var plans = AssertNoScans(app, "kills", "users", "api_keys", "players", "server_members");

        // Sorting all kills of a player, or of a server, would cost as much as reading them.
        Assert.All(
            plans.Where(plan => plan.Text.Contains("FROM \"kills\"", StringComparison.Ordinal)),
            plan => Assert.DoesNotContain("TEMP B-TREE FOR ORDER BY", FirstSort(plan.Plan), StringComparison.Ordinal));
        Assert.All(
            plans.Where(plan => plan.Text.Contains("@cursor", StringComparison.Ordinal)),
            plan => Assert.Contains("timestamp<?", plan.Plan, StringComparison.Ordinal));
        Assert.Contains(plans, plan => plan.Text.Contains("@cursor", StringComparison.Ordinal));
        app.Logs.AssertQuiet();
    }

    [Fact]
    public async Task Statistics_search_by_index()
    {
        using var app = _queries.StartApp();
        var owner = await app.Given.UserAsync();
        var (tracker, second) = (await app.Given.TrackerAsync(owner: owner), await app.Given.TrackerAsync(owner: owner));
        await tracker.Api.PostKillAsync(new { victimId = second.Player, weapon = "axe" });
        _queries.Clear();

        foreach (var period in Periods)
        {
            foreach (var id in (string[])[tracker.Player, $"{owner}"])
            {
                await tracker.Api.GetAsync($"/api/stats/user/{id}?period={period}");
                await tracker.Api.GetAsync($"/api/stats/user/{id}?period={period}&serverId=default-server");
            }
        }

        AssertNoScans(app, "kills", "player_totals", "player_days", "player_weapons", "play_sessions");
        app.Logs.AssertQuiet();
    }

    [Fact]
    public async Task Leaderboards_search_by_index()
    {
        using var app = _queries.StartApp();
        var guild = await app.Given.GuildAsync();
        var tracker = await app.Given.TrackerAsync(guild: guild.DiscordId);
        await tracker.Api.PostKillAsync(new { victimId = "Somebody" });
        _queries.Clear();

        foreach (var period in Periods)
        {
            await tracker.Api.GetAsync($"/api/leaderboard/kills?period={period}");
            await tracker.Api.GetAsync($"/api/leaderboard/kdr?period={period}&serverId={guild.DiscordId}");
        }

        var plans = AssertNoScans(app, "player_totals", "player_days", "leaderboard_snapshots", "players");
        Assert.All(
            plans.Where(plan => plan.Text.Contains("\"player_days\"", StringComparison.Ordinal)),
            plan => Assert.Contains("(player_id=? AND server_id=? AND game=? AND day>?)", plan.Plan, StringComparison.Ordinal));
        app.Logs.AssertQuiet();
    }

    [Fact]
    public async Task Analytics_search_by_index()
    {
        using var app = _queries.StartApp();
        var guild = await app.Given.GuildAsync();
        var tracker = await app.Given.TrackerAsync(guild: guild.DiscordId);
        await tracker.Api.PostKillAsync(new { victimId = "Somebody" });
        _queries.Clear();

        foreach (var scope in (string[])["", $"&serverId={guild.DiscordId}"])
        {
            foreach (var period in (string[])["24h", "7d", "1y", "all"])
            {
                await tracker.Api.GetAsync($"/api/analytics/metrics?period={period}{scope}");
                await tracker.Api.GetAsync($"/api/analytics/trends?metric=kills&period={period}{scope}");
                await tracker.Api.GetAsync($"/api/analytics/trends?metric=activeUsers&period={period}{scope}");
            }
        }

        var plans = AssertNoScans(app, "server_hours", "player_totals", "player_days", "kills");
        AssertSearched("\"server_hours\" AS", "(server_id=? AND game=?");
        AssertSearched("\"player_days\" AS", "(player_id=? AND server_id=? AND game=? AND day>? AND day<?)");
        AssertSearched("timestamp / 3600000", "(killer_id=? AND timestamp>? AND timestamp<?)");
        AssertSearched("timestamp / 3600000", "(victim_id=? AND timestamp>? AND timestamp<?)");
        AssertSearched("COUNT(CASE", "(server_id=? AND timestamp>? AND timestamp<?)");
        app.Logs.AssertQuiet();

        void AssertSearched(string table, string index)
        {
            var reading = plans.Where(plan => plan.Text.Contains(table, StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(reading);
            Assert.All(reading, plan => Assert.Contains(index, plan.Plan, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Insights_search_by_index()
    {
        using var app = _queries.StartApp();
        var (guild, owner) = (await app.Given.GuildAsync(), await app.Given.UserAsync());
        var (tracker, second) = (
            await app.Given.TrackerAsync(owner: owner, guild: guild.DiscordId), await app.Given.TrackerAsync(owner: owner));
        await tracker.Api.PostKillAsync(new { victimId = "Somebody" });
        await second.Api.PostKillAsync(new { victimId = "Somebody" });
        var person = await app.Given.SignInAsync(owner);
        _queries.Clear();

        foreach (var path in (string[])["/api/analytics/insights", "/api/analytics/recommendations", "/api/analytics/dashboard"])
        {
            Assert.Equal(HttpStatusCode.OK, (await person.Api.GetAsync(path)).Status);
            Assert.Equal(HttpStatusCode.OK, (await tracker.Api.GetAsync($"{path}?serverId={guild.DiscordId}")).Status);
        }

        var plans = AssertNoScans(app, "kills", "players", "player_totals", "player_days", "server_hours");
        var latest = plans.Where(plan => LatestKills().IsMatch(plan.Text)).ToList();
        Assert.Equal(3, latest.Count);
        Assert.All(latest, plan => Assert.Matches(@"\((killer|victim|server)_id=\? AND timestamp>\?\)", plan.Plan));
        Assert.All(latest, plan => Assert.DoesNotContain("TEMP B-TREE FOR ORDER BY", plan.Plan, StringComparison.Ordinal));
        app.Logs.AssertQuiet();
    }

    [Fact]
    public async Task Exports_search_by_index()
    {
        using var app = _queries.StartApp();
        var guild = await app.Given.GuildAsync();
        var owner = await app.Given.UserAsync();
        var (tracker, second) = (
            await app.Given.TrackerAsync(owner: owner, guild: guild.DiscordId), await app.Given.TrackerAsync(owner: owner));
        await tracker.Api.PostKillAsync(new { victimId = second.Player });
        _queries.Clear();

        foreach (var period in (string[])["24h", "all"])
        {
            await tracker.Api.GetAsync($"/api/analytics/export?period={period}");
            await tracker.Api.GetAsync($"/api/analytics/export?period={period}&serverId={guild.DiscordId}");
        }

        // Each index begins at the page, and sorts no more than the kills of a moment.
        var plans = AssertNoScans(app, "kills").Where(plan => plan.Text.Contains("FROM \"kills\"", StringComparison.Ordinal)).ToList();
        Assert.All(plans, plan => Assert.DoesNotContain("TEMP B-TREE FOR ORDER BY", FirstSort(plan.Plan), StringComparison.Ordinal));
        Assert.All(
            ["killer_id=? AND timestamp>?", "victim_id=? AND timestamp>?", "server_id=? AND timestamp>?"],
            search => Assert.Contains(plans, plan => plan.Plan.Contains(search, StringComparison.Ordinal)));
        app.Logs.AssertQuiet();
    }

    [Fact]
    public async Task The_snapshot_of_leaderboards_searches_by_index()
    {
        using var app = _queries.StartApp();
        await app.Given.KillAsync("A", "B");
        app.Clock.Advance(TimeSpan.FromDays(1));

        await app.Get<LeaderboardSnapshots>().TakeAsync(CancellationToken.None);

        AssertNoScans(app, "player_totals", "player_days");
        app.Logs.AssertQuiet();
    }

    [Fact]
    public async Task Webhooks_search_by_index()
    {
        using var app = _queries.StartApp();
        var person = await app.Given.SignInAsync();
        var made = await person.Api.PostAsync(
            "/api/webhooks", new { name = "Hook", url = "https://example.com", events = (string[])["leaderboard.published"] });
        _queries.Clear();

        await person.Api.GetAsync("/api/webhooks");
        await person.Api.PutAsync($"/api/webhooks/{made.Text("id")}", new { serverId = "default-server" });
        await app.Given.KillAsync("A", "B");
        app.Clock.Advance(TimeSpan.FromDays(1));
        await app.Get<LeaderboardSnapshots>().TakeAsync(CancellationToken.None);

        var plans = AssertNoScans(app, "webhooks", "outbox_messages", "player_days");
        Assert.All(
            plans.Where(plan => plan.Text.Contains("FROM \"webhooks\"", StringComparison.Ordinal)),
            plan => Assert.StartsWith("SEARCH", plan.Plan, StringComparison.Ordinal));
        // The newest delivery is looked up, not sorted out of all. The relay's own look into the outbox may have come in between.
        Assert.All(
            plans.Where(plan => plan.Text.Contains("FROM \"outbox_messages\"", StringComparison.Ordinal)
                && !plan.Text.Contains("UNION", StringComparison.Ordinal)),
            plan => Assert.DoesNotContain("TEMP B-TREE", plan.Plan, StringComparison.Ordinal));
        app.Logs.AssertQuiet();
    }

    [Fact]
    public async Task Feeds_and_their_outbox_search_by_index()
    {
        using var app = _queries.StartApp();
        var guild = (await app.Given.GuildAsync()).DiscordId!.Value;
        var player = (await app.Given.TrackerAsync(guild: guild)).Player;
        var feed = await app.Given.FeedAsync(guild, new FeedChoices(1, FeedKind.Kills) { Filter = "streak > 0", Delay = TimeSpan.FromSeconds(1) });
        var kill = await app.Given.KillAsync(player, "B");
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var store = ActivatorUtilities.CreateInstance<OutboxStore>(app.Services);
        var destination = Destination.DiscordChannel(1).ToString();
        _queries.Clear();

        await app.Get<FeedDirectory>().ListAsync(guild, CancellationToken.None);
        await app.Get<FeedQueries>().ListByChannelAsync(feed.ChannelId, CancellationToken.None);
        await store.FindDueAsync(TimeSpan.FromSeconds(2), CancellationToken.None);
        var waiting = Assert.Single(await store.FindWaitingAsync(destination, 10, CancellationToken.None));
        await store.ClaimAndStoreAsync(destination, Guid.Empty, "[]", [waiting], CancellationToken.None);
        Assert.Equal(PostProgress.Waiting, (await app.Get<FeedTraceQueries>().FindAsync(guild, kill.Id, CancellationToken.None))?.Feeds[0].Post?.Progress);

        var plans = AssertNoScans(app, "feeds", "outbox_items", "outbox_messages", "kills");
        Assert.All(
            plans.Where(plan => plan.Text.Contains("FROM \"outbox_", StringComparison.Ordinal) && !plan.Text.Contains("GROUP BY", StringComparison.Ordinal)),
            plan => Assert.DoesNotContain("TEMP B-TREE", plan.Plan, StringComparison.Ordinal));
        Assert.Contains(plans, plan => plan.Plan.Contains("ix_outbox_messages_destination_created_at", StringComparison.Ordinal)
            && plan.Plan.Contains("ix_outbox_items_message_id", StringComparison.Ordinal));
        app.Logs.AssertQuiet();
    }

    [Theory]
    [InlineData(typeof(KillStreaks), 1)]
    [InlineData(typeof(WebhookStatements), 2)]
    [InlineData(typeof(OutboxStore), 9)]
    [InlineData(typeof(WebhookAudienceStatements), 3)]
    [InlineData(typeof(KillStatements), 6)]
    [InlineData(typeof(RollupStatements), 3)]
    [InlineData(typeof(PlayerRollupsReader), 6)]
    [InlineData(typeof(ServerHourStatements), 4)]
    [InlineData(typeof(ServerHoursReader), 3)]
    public async Task Prepared_statements_search_by_index(Type type, int count)
    {
        using var folder = new TempFolder();
        await using var host = await DomainHost.StartAsync(folder.File("killbot.db"), new ManualTimeProvider());
        var statements = type.GetFields(BindingFlags.NonPublic | BindingFlags.Static)
            .Where(field => field.FieldType == typeof(string) || field.FieldType == typeof(string[]))
            .SelectMany(field => field.GetValue(null) is string[] several ? several : [(string)field.GetValue(null)!])
            .Where(text => text.Contains(' ', StringComparison.Ordinal) && StatementStart().IsMatch(text)).ToList();

        Assert.True(statements.Count >= count);
        Assert.All(statements, text => Assert.False(LargeScan(RecordedQueries.PlanOf(host.ConnectionString, text), text), text));
    }

    // The query of a page is limited inside, and its few rows are sorted once more outside.
    private static string FirstSort(string plan) =>
        plan.Split('\n').FirstOrDefault(line => line.Contains("FOR ORDER BY", StringComparison.Ordinal) && plan.IndexOf(line, StringComparison.Ordinal)
            < plan.IndexOf("SCAN k", StringComparison.Ordinal)) ?? "";

    [GeneratedRegex("^\\s*(?:SELECT|INSERT|UPDATE|DELETE)\\b")]
    private static partial Regex StatementStart();

    [GeneratedRegex("FROM \"kills\" AS .*ORDER BY .*LIMIT ", RegexOptions.Singleline)]
    private static partial Regex LatestKills();

    // This index holds what is being delivered, a message a destination, and nothing else.
    [GeneratedRegex("^SCAN (?<name>(?>[a-z0-9_]+))(?! USING (?:COVERING )?INDEX ix_outbox_messages_destination_id)", RegexOptions.Multiline)]
    private static partial Regex Scan();

    [GeneratedRegex("\"(?<table>[a-z_]+)\" AS \"(?<alias>[a-z0-9]+)\"")]
    private static partial Regex Alias();

    private static bool LargeScan(string plan, string text)
    {
        var aliases = Alias().Matches(text).ToLookup(match => match.Groups["alias"].Value, match => match.Groups["table"].Value);
        return Scan().Matches(plan).Select(match => match.Groups["name"].Value)
            .SelectMany(name => aliases[name].Append(name)).Any(LargeTables.Contains);
    }

    /// <summary>Demands that each of these tables was read and that no query scans a large one.</summary>
    private List<(string Text, string Plan)> AssertNoScans(KillBotApp app, params string[] tables)
    {
        var plans = _queries.Texts.Select(text => (Text: text, Plan: RecordedQueries.PlanOf(app.ConnectionString, text))).ToList();
        Assert.All(tables, table => Assert.Contains(plans, plan => plan.Text.Contains($"\"{table}\" AS", StringComparison.Ordinal)));
        Assert.All(plans, plan => Assert.False(LargeScan(plan.Plan, plan.Text), $"{plan}"));
        return plans;
    }
}
