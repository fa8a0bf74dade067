using System.Net;
using System.Xml.Linq;
using KillBot.Domain.Players;
using KillBot.Tests.Support;

namespace KillBot.Tests.Charts;

public sealed class ChartEndpointTests(KillBotApp app) : AppTest(app)
{
    [Fact]
    public async Task A_user_is_drawn_over_the_period_with_the_names_of_the_statistics()
    {
        var killer = await Given.TrackerAsync(Given.Name("<b>&"));
        await killer.Api.PostKillAsync(new { victimId = Given.Name(), timestamp = App.Clock.GetUtcNow() });
        using var anybody = App.Client();

        foreach (var period in new[] { "day", "week", "month", "season", "all" })
        {
            var answer = await anybody.GetAsync($"/api/charts/users/{Uri.EscapeDataString(killer.Player)}.svg?period={period}");
            Assert.Equal((HttpStatusCode.OK, "image/svg+xml"), (answer.Status, answer.ContentType));
            Assert.Equal("default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'", answer.Header("Content-Security-Policy"));
            Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
            Assert.Equal("no-cache", answer.Header("Cache-Control"));
            Assert.Equal($"{killer.Player} · {period}", XElement.Parse(answer.Body).Elements().First().Value);
        }
    }

    [Fact]
    public async Task An_unchanged_chart_is_not_sent_again()
    {
        var killer = await Given.TrackerAsync();
        var path = $"/api/charts/users/{killer.Player}.svg?period=day";
        await killer.Api.PostKillAsync(new { victimId = Given.Name() });
        using var anybody = App.Client();
        var tag = (await anybody.GetAsync(path)).Header("ETag")!;

        Assert.Equal(HttpStatusCode.NotModified, (await anybody.GetAsync(path, ("If-None-Match", tag))).Status);
        await killer.Api.PostKillAsync(new { victimId = Given.Name() });
        Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync(path, ("If-None-Match", tag))).Status);
    }

    [Fact]
    public async Task Who_hides_is_drawn_for_themselves_only()
    {
        var killer = await Given.TrackerAsync();
        await killer.Api.PostKillAsync(new { victimId = Given.Name() });
        await Given.PrivacyAsync(killer.Player, Privacy.Private);
        var path = $"/api/charts/users/{killer.Player}.svg";
        using var anybody = App.Client();

        (await anybody.GetAsync(path)).AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
        var own = await killer.Api.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, "no-cache, private"), (own.Status, own.Header("Cache-Control")));
        var board = await anybody.GetAsync("/api/charts/leaderboard/kills.svg?limit=25");
        Assert.DoesNotContain(killer.Player, board.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_is_drawn_for_its_members_only()
    {
        var guild = await Given.GuildAsync();
        var member = await Given.MemberAsync(guild.DiscordId!.Value);
        var stranger = await Given.SignInAsync();
        using var anybody = App.Client();
        var path = $"/api/charts/servers/{guild.DiscordId}.svg?period=week";

        var drawn = await member.Api.GetAsync(path);
        Assert.Equal($"{guild.Name} · week", XElement.Parse(drawn.Body).Elements().First().Value);
        (await stranger.Api.GetAsync(path)).AssertError(HttpStatusCode.Forbidden, "FORBIDDEN");
        (await anybody.GetAsync(path)).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
        (await member.Api.GetAsync("/api/charts/servers/server_x.svg")).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
    }

    [Fact]
    public async Task A_leaderboard_is_drawn_and_what_is_none_refused()
    {
        var killer = await Given.TrackerAsync();
        await killer.Api.PostKillAsync(new { victimId = Given.Name() });
        using var anybody = App.Client();

        var board = await anybody.GetAsync("/api/charts/leaderboard/pvp_kills.svg?period=month&limit=1000");
        Assert.Equal("pvp_kills · month", XElement.Parse(board.Body).Elements().First().Value);
        (await anybody.GetAsync("/api/charts/leaderboard/nothing.svg")).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
        (await anybody.GetAsync("/api/charts/leaderboard/kills.svg?period=fortnight")).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
        (await anybody.GetAsync($"/api/charts/users/{killer.Player}.svg?period=fortnight")).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
        (await anybody.GetAsync("/api/charts/users/nobody-of-this-name.svg")).AssertError(HttpStatusCode.NotFound, "USER_NOT_FOUND");
    }
}
