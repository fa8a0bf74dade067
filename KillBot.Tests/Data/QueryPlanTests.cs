using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;
using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.Data;

/// <summary>Nothing that a request needs reads whole tables, however many kills there are.</summary>
public sealed partial class QueryPlanTests
{
    private readonly CommandRecorder _commands = new();

    [Fact]
    public async Task Lists_search_by_index()
    {
        using var app = new KillBotApp
        {
            ConfigureServices = services => services.ConfigureDbContext<KillBotDbContext>(options => options.AddInterceptors(_commands)),
        };
        var guild = await app.Given.GuildAsync();
        var owner = await app.Given.UserAsync();
        var (tracker, second) = (
            await app.Given.TrackerAsync(owner: owner, guild: guild.DiscordId), await app.Given.TrackerAsync(owner: owner));
        await tracker.Api.PostKillAsync(new { victimId = second.Player });
        await tracker.Api.PostKillAsync(new { victimId = "Somebody" });
        var person = await app.Given.SignInAsync(owner);
        _commands.Texts.Clear();

        await person.Api.GetAsync("/auth/me");
        foreach (var userId in (string[])[$"user_{person.User.Id:N}", $"{owner}", tracker.Player, $"user_{Guid.CreateVersion7():N}"])
        {
            await person.Api.GetAsync($"/api/api-keys?userId={userId}");
        }

        await person.Api.PostAsync("/auth/uid-login", new { uid = $"{owner}", signature = "x", timestamp = app.Clock.GetUtcNow().ToUnixTimeMilliseconds() });
        await tracker.Api.ReadAllPagesAsync($"/api/kills/user/{tracker.Player}", 1);
        await tracker.Api.ReadAllPagesAsync($"/api/kills/user/{owner}", 1);
        await tracker.Api.ReadAllPagesAsync($"/api/kills/server/{guild.DiscordId}", 1);
        var plans = _commands.Texts.Select(text => (Text: text, Plan: PlanOf(app.ConnectionString, text))).ToList();

        Assert.All(
            ["kills", "users", "api_keys", "players", "server_members"],
            table => Assert.Contains(plans, plan => plan.Text.Contains($"\"{table}\"", StringComparison.Ordinal)));
        Assert.All(plans, plan => Assert.False(ScannedTable().IsMatch(plan.Plan), $"{plan}"));
        Assert.All(
            plans.Where(plan => plan.Text.Contains("@cursor", StringComparison.Ordinal)),
            plan => Assert.Contains("timestamp<?", plan.Plan, StringComparison.Ordinal));
        Assert.Contains(plans, plan => plan.Text.Contains("@cursor", StringComparison.Ordinal));
        app.Logs.AssertQuiet();
    }

    [Fact]
    public async Task Statements_of_the_ingest_path_search_by_index()
    {
        using var folder = new TempFolder();
        await using var host = await DomainHost.StartAsync(folder.File("killbot.db"), new ManualTimeProvider());
        var statements = typeof(KillStatements).GetFields(BindingFlags.NonPublic | BindingFlags.Static)
            .Where(field => field.IsLiteral && field.Name != "Columns").Select(field => (string)field.GetRawConstantValue()!).ToList();

        Assert.True(statements.Count >= 6);
        Assert.All(statements, text => Assert.DoesNotContain("SCAN", PlanOf(host.ConnectionString, text), StringComparison.Ordinal));
    }

    // k0 and the like are subqueries, which are read whole once they have been limited.
    [GeneratedRegex("SCAN [a-z]+$", RegexOptions.Multiline)]
    private static partial Regex ScannedTable();

    [GeneratedRegex("@[a-zA-Z0-9_]+")]
    private static partial Regex ParameterName();

    private static string PlanOf(string connectionString, string text)
    {
        using var connection = SqliteConnectionSetup.Open(connectionString);
        using var command = connection.CreateCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {text}";
        foreach (var name in ParameterName().Matches(text).Select(match => match.Value).Distinct())
        {
            command.Parameters.AddWithValue(name, 1);
        }

        using var reader = command.ExecuteReader();
        List<string> lines = [];
        while (reader.Read())
        {
            lines.Add(reader.GetString(3));
        }

        return string.Join('\n', lines);
    }

    private sealed class CommandRecorder : DbCommandInterceptor
    {
        public HashSet<string> Texts { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            Texts.Add(command.CommandText);
            return ValueTask.FromResult(result);
        }
    }
}
