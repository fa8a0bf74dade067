using System.Net;
using System.Net.Http.Headers;
using KillBot.Domain.Analytics;
using KillBot.Domain.ApiKeys;
using KillBot.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.Analytics.Export;

/// <summary>Exports of any size: read page by page, at the client's pace, whole or visibly not.</summary>
public sealed class ExportStreamTests
{
    private const int Kills = 10_500;

    // Times of four kills are equal: pages must not stumble over them.
    private const string ManyKills = """
        INSERT INTO kills
            (id, game, killer_id, killer_name, victim_id, victim_name, server_id, weapon, is_pvp, is_suicide, is_environmental, timestamp, recorded_at,
            raw_data, reporters)
        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < @p0)
        SELECT unhex(printf('%032x', n)), 'star_citizen', CASE WHEN n % 3 THEN @p1 END, 'Ace', CASE n % 3 WHEN 1 THEN NULL ELSE @p1 END, 'Prey',
            zeroblob(16), 'axe', 1, n % 3 = 2, 0, @p2 + n / 4, @p2, NULL, 1
        FROM numbers
        """;

    [Theory]
    [InlineData("json", "")]
    [InlineData("csv", "")]
    [InlineData("csv", "&serverId=default-server")]
    public async Task An_export_is_read_in_pages_and_has_each_kill_once(string format, string scope)
    {
        var pages = new KillPages();
        using var app = pages.StartApp();
        var tracker = await GivenManyKillsAsync(app);

        var answer = await tracker.Api.GetAsync($"/api/analytics/export?format={format}{scope}");

        var ids = answer.Body.Split("kill_").Skip(1).Select(text => Convert.ToInt32(text[..32], 16)).ToList();
        Assert.Equal(Enumerable.Range(1, Kills), ids);
        Assert.All(pages.Rows, rows => Assert.InRange(rows, 0, KillHistory.PageSize));
        Assert.InRange(pages.Rows.Count, Kills / KillHistory.PageSize, (2 * Kills / KillHistory.PageSize) + 4);
        app.Logs.AssertQuiet();
    }

    [Fact]
    public async Task A_client_that_does_not_read_on_stops_the_reading()
    {
        var (pages, requests) = (new KillPages(), new EndedRequests());
        using var app = new KillBotApp
        {
            ConfigureServices = services => services.AddSingleton<IStartupFilter>(requests)
                .ConfigureDbContext<Domain.Data.KillBotDbContext>(options => options.AddInterceptors(pages)),
        };
        var tracker = await GivenManyKillsAsync(app);
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tracker.Secret);

        var response = await client.GetAsync("/api/analytics/export?serverId=default-server", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        response.Dispose();
        await requests.FirstEnded;

        Assert.InRange(pages.Rows.Count, 1, 2);
        app.Logs.AssertQuiet();
    }

    [Fact]
    public async Task A_failure_on_the_way_is_logged_and_cuts_the_answer()
    {
        using var app = new KillBotApp();
        var tracker = await GivenManyKillsAsync(app);
        await app.ExecuteSqlAsync(Damage);

        // What has begun as a whole export may not end as one.
        var answer = await tracker.Api.GetAsync("/api/analytics/export?serverId=default-server");

        Assert.DoesNotContain("overview", answer.Body, StringComparison.Ordinal);
        app.Logs.AssertLogged("An export failed after its beginning was sent");
    }

    [Theory]
    [InlineData("json")]
    [InlineData("csv")]
    public async Task A_failure_on_the_way_cuts_the_connection(string format)
    {
        await using var server = await RealServer.StartAsync();
        var created = await server.Services.GetRequiredService<ApiKeyService>().CreateAsync(new NewApiKey("Ace", "Tracker", null, null, null));
        await Sql.ExecuteAsync(server.ConnectionString, ManyKills, Kills, created.Key.PlayerId, TimeProvider.System.GetUtcNow().AddHours(-1).ToUnixTimeMilliseconds());
        await Sql.ExecuteAsync(server.ConnectionString, Damage);
        using var client = server.Client(created.Secret);

        using var response = await client.GetAsync($"/api/analytics/export?serverId=default-server&format={format}", HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        await Assert.ThrowsAnyAsync<Exception>(() => response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_failure_at_the_beginning_is_an_error_like_others()
    {
        using var app = new KillBotApp();
        var tracker = await GivenManyKillsAsync(app);
        await app.ExecuteSqlAsync("UPDATE kills SET killer_id = x'00' WHERE id = unhex(printf('%032x', 10))");

        var answer = await tracker.Api.GetAsync("/api/analytics/export?serverId=default-server&format=csv");

        answer.AssertError(HttpStatusCode.InternalServerError, "SERVER_ERROR");
        Assert.Null(answer.Header("Content-Disposition"));
        app.Logs.AssertLogged("/api/analytics/export");
    }

    /// <summary>A row of a later page that cannot be read.</summary>
    private const string Damage = "UPDATE kills SET killer_id = x'00' WHERE id = unhex(printf('%032x', 5000))";

    private static async Task<Tracker> GivenManyKillsAsync(KillBotApp app)
    {
        var tracker = await app.Given.TrackerAsync();
        await app.ExecuteSqlAsync(ManyKills, Kills, tracker.Created.Key.PlayerId, app.Clock.GetUtcNow().AddHours(-1).ToUnixTimeMilliseconds());
        return tracker;
    }

    private sealed class EndedRequests : IStartupFilter
    {
        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task FirstEnded => _first.Task;

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, following) =>
            {
                try
                {
                    await following(context);
                }
                finally
                {
                    _first.TrySetResult();
                }
            });
            next(app);
        };
    }
}
