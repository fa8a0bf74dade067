using System.Data.Common;
using System.Text.RegularExpressions;
using KillBot.Domain.Data;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.Data;

/// <summary>Profiles and servers are found by index, however many players and kills there are.</summary>
public sealed partial class ProfilePlanTests
{
    private readonly CommandRecorder _commands = new();

    [Fact]
    public async Task Profiles_and_servers_search_by_index()
    {
        using var app = new KillBotApp
        {
            ConfigureServices = services => services.ConfigureDbContext<KillBotDbContext>(options => options.AddInterceptors(_commands)),
        };
        var guild = (await app.Given.GuildAsync()).DiscordId!.Value;
        var (owner, fellow) = (await app.Given.MemberAsync(guild, 0x20), await app.Given.MemberAsync(guild));
        var tracker = await app.Given.TrackerAsync(owner: owner.User.DiscordId, guild: guild);
        await app.Given.KillAsync(tracker.Player, "Prey");
        await app.Given.KillAsync("Prey", tracker.Player);
        await owner.Api.PutAsync($"/api/users/{owner.User.DiscordId}", new { privacyLevel = "SERVER" });
        _commands.Texts.Clear();

        foreach (var path in (string[])
            [$"/api/users/{tracker.Player}", $"/api/users/{owner.User.DiscordId}", $"/api/users/user_{owner.User.Id:N}", "/api/users/Prey",
                $"/api/servers/{guild}?limit=1", $"/api/servers/{guild}/settings"])
        {
            Assert.Equal(System.Net.HttpStatusCode.OK, (await fellow.Api.GetAsync(path)).Status);
        }

        Assert.True(_commands.Texts.Count > 10);
        Assert.All(_commands.Texts, text =>
        {
            var plan = PlanOf(app.ConnectionString, text);
            Assert.False(ScannedTable().IsMatch(plan), $"{text}\n{plan}");
        });
        app.Logs.AssertQuiet();
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
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Texts.Add(command.CommandText);
            return ValueTask.FromResult(result);
        }
    }
}
