using System.Net;
using KillBot.Discord;
using KillBot.Discord.Interactions;

namespace KillBot.Tests.Discord.Rest;

public sealed class GlobalLimitTests : IDisposable
{
    private readonly RestHarness _discord = new();

    public void Dispose() => _discord.Dispose();

    [Fact]
    public async Task No_second_sees_more_than_fifty_requests()
    {
        Task[] calls = [.. Enumerable.Range(1, 201).Select(channel => _discord.PostAsync((ulong)channel))];
        Assert.Equal(50, _discord.Requests.Count);
        for (var sent = 100; sent <= 250; sent += 50)
        {
            _discord.Time.Advance(_discord.Time.NextTimer!.Value - _discord.Time.GetUtcNow());
            await RestHarness.UntilAsync(() => _discord.Requests.Count >= Math.Min(sent, calls.Length));
        }

        await Task.WhenAll(calls);
        DateTimeOffset[] times = [.. _discord.Requests.Select(sent => sent.At).Order()];
        Assert.All(times, start => Assert.True(times.Count(at => at >= start && at < start.AddSeconds(1)) <= 50));
        Assert.InRange((times[^1] - times[0]).TotalSeconds, 4, 4 / 0.95);
    }

    [Fact]
    public async Task Interactions_are_outside_the_global_limit()
    {
        var posts = Enumerable.Range(1, 60).Select(channel => _discord.PostAsync((ulong)channel)).ToList();
        Assert.Equal(50, posts.Count(post => post.IsCompleted));
        await RespondAsync();
        Assert.Equal(51, _discord.Requests.Count);
    }

    [Theory]
    [InlineData("X-RateLimit-Scope", "global", "{}")]
    [InlineData("X-RateLimit-Global", "true", "{}")]
    [InlineData("X-Other", "", """{"message":"slow","retry_after":1.5,"global":true}""")]
    [InlineData("X-Other", "", "<html>error code: 1015</html>")]
    public async Task A_global_429_pauses_everything_but_interactions(string header, string value, string body)
    {
        _discord.Script(
            () => RestHarness.Response(HttpStatusCode.TooManyRequests, body, (header, value), ("Retry-After", "1.5")),
            () => RestHarness.Ok());
        var refused = _discord.PostAsync(channel: 1);
        var other = _discord.PostAsync(channel: 2);
        await RespondAsync();
        Assert.Equal(2, _discord.Requests.Count);

        _discord.Time.Advance(TimeSpan.FromSeconds(1.499));
        Assert.Equal(2, _discord.Requests.Count);
        await _discord.FinishAsync(Done(refused, other));
        Assert.Equal(1.5, (_discord.Requests[2].At - _discord.Requests[0].At).TotalSeconds, 0.05);
    }

    [Fact]
    public async Task A_cancelled_call_takes_no_place()
    {
        Task[] calls = [.. Enumerable.Range(1, 50).Select(channel => _discord.PostAsync((ulong)channel))];
        using var cancellation = new CancellationTokenSource();
        var cancelled = _discord.PostAsync(51, cancellationToken: cancellation.Token);
        var next = _discord.PostAsync(51);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        await _discord.FinishAsync(next);
        await Task.WhenAll(calls);
        Assert.Equal(51, _discord.Requests.Count);
    }

    private static async Task<bool> Done(params Task[] calls)
    {
        await Task.WhenAll(calls);
        return true;
    }

    private Task RespondAsync() => _discord.Rest.CreateInteractionResponseAsync(
        new Snowflake(9), "token", new InteractionResponse { Type = InteractionCallbackType.DeferredChannelMessageWithSource }, default);
}
