using System.Net;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Rest;

namespace KillBot.Tests.Discord.Rest;

public sealed class InvalidRequestTests : IDisposable
{
    private readonly RestHarness _discord = new(invalidRequestThreshold: 3);

    public void Dispose() => _discord.Dispose();

    [Fact]
    public async Task Too_many_refusals_stop_all_calls_until_ten_minutes_have_passed()
    {
        _discord.Script(() => RestHarness.Response(HttpStatusCode.Forbidden, """{"code":50013,"message":"Missing Permissions"}"""));
        for (ulong channel = 1; channel <= 3; channel++)
        {
            await Assert.ThrowsAsync<DiscordRestException>(() => _discord.PostAsync(channel));
        }

        var exception = await Assert.ThrowsAsync<DiscordRestException>(() => _discord.PostAsync(4));
        Assert.Equal(HttpStatusCode.TooManyRequests, exception.Status);
        Assert.Equal(TimeSpan.FromMinutes(10), exception.RetryAfter);
        Assert.Equal(3, _discord.Requests.Count);
        Assert.Contains(_discord.Logged, line => line.StartsWith("Error: Too many requests were refused", StringComparison.Ordinal));

        _discord.Time.Advance(TimeSpan.FromMinutes(10));
        _discord.Script(() => RestHarness.Ok());
        await _discord.FinishAsync(_discord.PostAsync(5));
    }

    [Fact]
    public async Task A_shared_429_is_not_held_against_the_bot()
    {
        Func<HttpResponseMessage> shared = () => RestHarness.Response(HttpStatusCode.TooManyRequests, "{}", ("Retry-After", "1"), ("X-RateLimit-Scope", "shared"));
        _discord.Script(shared, shared, shared, shared, () => RestHarness.Ok());
        await _discord.FinishAsync(_discord.PostAsync());
        Assert.Equal(5, _discord.Requests.Count);
    }

    [Fact]
    public async Task A_refused_token_is_never_tried_again()
    {
        _discord.Script(() => RestHarness.Response(HttpStatusCode.Unauthorized, """{"code":0,"message":"401: Unauthorized"}"""));
        var first = await Assert.ThrowsAsync<DiscordRestException>(() => _discord.Rest.GetGatewayBotAsync(default));
        var second = await Assert.ThrowsAsync<DiscordRestException>(() => _discord.PostAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, first.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, second.Status);
        Assert.Single(_discord.Requests);
        // The gateway, refused as well, tells the operator; a second voice would only be noise.
        Assert.All(_discord.Logged, line => Assert.StartsWith("Debug", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc\r\nX-Evil: 1")]
    public async Task Without_a_usable_token_nothing_is_sent(string token)
    {
        using var discord = new RestHarness(token: token);
        var exception = await Assert.ThrowsAsync<DiscordRestException>(() => discord.PostAsync());
        Assert.Equal(HttpStatusCode.Unauthorized, exception.Status);
        Assert.Empty(discord.Requests);
    }

    [Fact]
    public async Task A_refused_interaction_token_says_nothing_about_the_bots()
    {
        _discord.Script(() => RestHarness.Response(HttpStatusCode.Unauthorized), () => RestHarness.Ok());
        var response = new InteractionResponse { Type = InteractionCallbackType.Pong };
        await Assert.ThrowsAsync<DiscordRestException>(() => _discord.Rest.CreateInteractionResponseAsync(new Snowflake(1), "t", response, default));
        await _discord.PostAsync();
    }

    [Fact]
    public async Task Callers_are_answered_when_feeds_have_to_stop()
    {
        using var discord = new RestHarness(invalidRequestThreshold: 5);
        discord.Script(() => RestHarness.Response(HttpStatusCode.Forbidden, """{"code":50013,"message":"Missing Permissions"}"""));
        for (ulong channel = 1; channel <= 5; channel++)
        {
            await Assert.ThrowsAsync<DiscordRestException>(() => discord.PostAsync(channel));
        }

        for (ulong interaction = 1; interaction <= 4; interaction++)
        {
            await Assert.ThrowsAsync<DiscordRestException>(() => discord.Rest.CreateInteractionResponseAsync(
                new Snowflake(interaction), "t", InteractionResponse.Deferred(Deferral.Public), default));
        }

        Assert.Equal(8, discord.Requests.Count);
        var stopped = await Assert.ThrowsAsync<DiscordRestException>(() => discord.PostAsync(6));
        Assert.Equal(TimeSpan.FromMinutes(10), stopped.RetryAfter);
    }
}
