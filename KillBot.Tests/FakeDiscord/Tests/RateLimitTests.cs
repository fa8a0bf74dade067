using System.Globalization;
using KillBot.Tests.Support;

namespace KillBot.Tests.FakeDiscord.Tests;

public class RateLimitTests
{
    [Fact]
    public async Task The_sixth_message_within_five_seconds_is_limited_and_the_headers_say_so()
    {
        var clock = new ManualTimeProvider();
        await using var discord = await FakeDiscordServer.StartAsync(new FakeDiscordOptions { TimeProvider = clock });
        var guild = discord.AddGuild("Guild");
        var (channel, other) = (guild.AddChannel("a"), guild.AddChannel("b"));
        using var rest = new RestClient(discord);
        for (var i = 0; i < 5; i++)
        {
            var ok = await rest.PostAsync(channel, """{"content":"a"}""");
            Assert.Equal((4 - i).ToString(CultureInfo.InvariantCulture), Header(ok.Response, "X-RateLimit-Remaining"));
        }

        clock.Advance(TimeSpan.FromSeconds(1.5));
        var (status, body, response) = await rest.PostAsync(channel, """{"content":"a"}""");
        Assert.Equal(429, status);
        Assert.Equal(3.5, body.GetProperty("retry_after").GetDouble());
        Assert.False(body.GetProperty("global").GetBoolean());
        Assert.Equal(("user", "4"), (Header(response, "X-RateLimit-Scope"), Header(response, "Retry-After")));
        Assert.Equal(200, (await rest.PostAsync(other, """{"content":"a"}""")).Status);

        clock.Advance(TimeSpan.FromSeconds(3.5));
        Assert.Equal(200, (await rest.PostAsync(channel, """{"content":"a"}""")).Status);
        Assert.Equal((1, 1), (discord.RateLimitedRequests, discord.InvalidRequests));
    }

    [Fact]
    public async Task The_global_limit_spans_routes_but_not_interactions()
    {
        await using var discord = await FakeDiscordServer.StartAsync(new FakeDiscordOptions { TimeProvider = new ManualTimeProvider(), GlobalLimit = 2 });
        using var rest = new RestClient(discord);
        await rest.SendAsync("GET", "/users/@me");
        await rest.SendAsync("GET", "/gateway/bot");
        var (status, body, response) = await rest.SendAsync("GET", "/users/@me");
        Assert.Equal(429, status);
        Assert.True(body.GetProperty("global").GetBoolean());
        Assert.Equal("true", Header(response, "X-RateLimit-Global"));
        Assert.Equal(404, (await rest.SendAsync("POST", "/interactions/1/t/callback", """{"type":5}""")).Status);
    }

    [Fact]
    public async Task An_ordered_limit_holds_for_its_time_and_is_counted_apart()
    {
        var clock = new ManualTimeProvider();
        await using var discord = await FakeDiscordServer.StartAsync(new FakeDiscordOptions { TimeProvider = clock });
        var channel = discord.AddGuild("Guild").AddChannel("a");
        using var rest = new RestClient(discord);
        discord.Faults.Add(Fault.RateLimit(TimeSpan.FromSeconds(2), "shared"), request => request.IsCreateMessage);
        Assert.Equal(429, (await rest.PostAsync(channel, """{"content":"a"}""")).Status);
        Assert.Equal((1, 0, 0), (discord.InjectedRateLimits, discord.RateLimitedRequests, discord.InvalidRequests));
        Assert.Equal(429, (await rest.PostAsync(channel, """{"content":"a"}""")).Status);
        Assert.Equal(1, discord.RateLimitedRequests);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(200, (await rest.PostAsync(channel, """{"content":"a"}""")).Status);
    }

    [Fact]
    public async Task Too_many_invalid_requests_ban_the_address()
    {
        var clock = new ManualTimeProvider();
        await using var discord = await FakeDiscordServer.StartAsync(new FakeDiscordOptions { TimeProvider = clock, InvalidRequestLimit = 3 });
        using var rest = new RestClient(discord);
        rest.Http.DefaultRequestHeaders.Remove("Authorization");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(401, (await rest.SendAsync("GET", "/users/@me")).Status);
        }

        using var banned = await rest.Http.GetAsync(new Uri($"{discord.ApiBaseUrl}/gateway"));
        Assert.Equal((429, "text/html"), ((int)banned.StatusCode, banned.Content.Headers.ContentType!.MediaType));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(401, (await rest.SendAsync("GET", "/users/@me")).Status);
    }

    [Fact]
    public async Task A_foreign_user_agent_is_refused()
    {
        await using var discord = await FakeDiscordServer.StartAsync();
        using var rest = new RestClient(discord);
        rest.Http.DefaultRequestHeaders.Remove("User-Agent");
        rest.Http.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0");
        var (status, body, _) = await rest.SendAsync("GET", "/users/@me");
        Assert.Equal((403, 40333), (status, body.GetProperty("code").GetInt32()));
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
