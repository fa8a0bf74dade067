using System.Net;
using KillBot.Discord;
using KillBot.Discord.Messages;
using KillBot.Discord.Rest;
using KillBot.Discord.Rest.Limits;

namespace KillBot.Tests.Discord.Rest;

public sealed class BucketTests : IDisposable
{
    private readonly RestHarness _discord = new();

    public void Dispose() => _discord.Dispose();

    [Fact]
    public async Task A_spent_bucket_is_waited_for_before_sending()
    {
        _discord.Script(() => RestHarness.Ok().Limited(remaining: 0, resetAfter: 2.5));
        await _discord.PostAsync();
        var second = _discord.PostAsync();

        _discord.Time.Advance(TimeSpan.FromSeconds(2.499));
        Assert.Single(_discord.Requests);
        await _discord.FinishAsync(second);
        Assert.InRange((_discord.Requests[1].At - _discord.Requests[0].At).TotalSeconds, 2.5, 2.55);
    }

    [Fact]
    public async Task Other_channels_do_not_wait()
    {
        _discord.Script(() => RestHarness.Ok().Limited(remaining: 0, resetAfter: 60));
        await _discord.PostAsync(channel: 1);
        var waiting = _discord.PostAsync(channel: 1);
        await _discord.PostAsync(channel: 2);
        Assert.False(waiting.IsCompleted);
        Assert.Equal(2, _discord.Requests.Count);
    }

    [Fact]
    public async Task Routes_that_share_a_bucket_wait_for_each_other()
    {
        _discord.Script(() => RestHarness.Ok().Limited(remaining: 4, resetAfter: 60), () => RestHarness.Ok().Limited(remaining: 0, resetAfter: 60));
        await _discord.PostAsync();
        var edit = new EditMessage { Content = "x" };
        await _discord.Rest.EditMessageAsync(new Snowflake(1), new Snowflake(2), edit, default);
        var post = _discord.PostAsync();
        Assert.False(post.IsCompleted);
        Assert.Equal(2, _discord.Requests.Count);
    }

    [Fact]
    public async Task An_unknown_bucket_is_probed_by_one_request_and_then_used_in_full()
    {
        var probe = new TaskCompletionSource<HttpResponseMessage>();
        var others = new TaskCompletionSource<HttpResponseMessage>();
        _discord.Answer = sent => sent.Body.Contains("\"n0\"", StringComparison.Ordinal) ? probe.Task : others.Task;
        Task[] calls = [.. Enumerable.Range(0, 7).Select(number => _discord.PostAsync(nonce: $"n{number}"))];
        Assert.Single(_discord.Requests);

        probe.SetResult(RestHarness.Ok().Limited(remaining: 4, resetAfter: 5));
        await RestHarness.UntilAsync(() => _discord.Requests.Count == 5);
        _discord.Time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.Equal(5, _discord.Requests.Count);
        Assert.All(calls[5..], call => Assert.False(call.IsCompleted));
    }

    [Fact]
    public async Task Requests_of_a_bucket_are_sent_in_the_order_they_came()
    {
        _discord.Script(() => RestHarness.Ok().Limited(remaining: 0, resetAfter: 1, limit: 1));
        Task<Message>[] calls = [.. Enumerable.Range(0, 8).Select(number => _discord.PostAsync(nonce: $"n{number}"))];
        await _discord.FinishAsync(Task.WhenAll(calls));
        Assert.Equal(
            Enumerable.Range(0, 8).Select(number => $"n{number}"),
            _discord.Requests.Select(sent => System.Text.Json.JsonDocument.Parse(sent.Body).RootElement.GetProperty("nonce").GetString()));
    }

    [Fact]
    public async Task The_allowed_rate_is_used_nearly_in_full_and_never_exceeded()
    {
        var window = DateTimeOffset.MinValue;
        var used = 0;
        _discord.Answer = sent =>
        {
            if (sent.At >= window)
            {
                (window, used) = (sent.At.AddSeconds(5), 0);
            }

            return Task.FromResult(++used > 5
                ? RestHarness.Response(HttpStatusCode.TooManyRequests)
                : RestHarness.Ok().Limited(5 - used, (window - sent.At).TotalSeconds));
        };

        for (var number = 0; number < 51; number++)
        {
            await _discord.FinishAsync(_discord.PostAsync());
        }

        Assert.Equal(51, _discord.Requests.Count);
        Assert.InRange((_discord.Requests[^1].At - _discord.Requests[0].At).TotalSeconds, 50, 50 / 0.95);
    }

    [Fact]
    public async Task A_cancelled_call_leaves_the_queue_and_no_gap_behind()
    {
        _discord.Script(() => RestHarness.Ok().Limited(remaining: 0, resetAfter: 5, limit: 1));
        await _discord.PostAsync();
        using var cancellation = new CancellationTokenSource();
        var cancelled = _discord.PostAsync(nonce: "cancelled", cancellationToken: cancellation.Token);
        var next = _discord.PostAsync(nonce: "next");

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        await _discord.FinishAsync(next);
        Assert.InRange((_discord.Requests[1].At - _discord.Requests[0].At).TotalSeconds, 5, 5.05);
        Assert.Equal(2, _discord.Requests.Count);
    }

    [Fact]
    public async Task A_call_cancelled_on_the_wire_gives_its_place_back()
    {
        _discord.Answer = _ => new TaskCompletionSource<HttpResponseMessage>().Task;
        using var cancellation = new CancellationTokenSource();
        var cancelled = _discord.PostAsync(cancellationToken: cancellation.Token);
        var next = _discord.PostAsync();
        _discord.Script(() => RestHarness.Ok());
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        await _discord.FinishAsync(next);
    }

    [Fact]
    public async Task The_point_in_time_serves_where_the_duration_is_missing()
    {
        var reset = (_discord.Time.GetUtcNow().AddSeconds(3).ToUnixTimeMilliseconds() / 1000.0).ToString(System.Globalization.CultureInfo.InvariantCulture);
        _discord.Script(() => RestHarness.Ok().With(("X-RateLimit-Limit", "1"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", reset)));
        await _discord.PostAsync();
        await _discord.FinishAsync(_discord.PostAsync());
        Assert.InRange((_discord.Requests[1].At - _discord.Requests[0].At).TotalSeconds, 3, 3.05);
    }

    [Fact]
    public async Task Answers_without_a_limit_leave_the_route_free()
    {
        await _discord.PostAsync();
        _discord.Answer = _ => new TaskCompletionSource<HttpResponseMessage>().Task;
        _ = Enumerable.Range(0, 10).Select(_ => _discord.PostAsync()).ToList();
        Assert.Equal(11, _discord.Requests.Count);
    }

    [Fact]
    public async Task Buckets_that_nobody_uses_are_forgotten()
    {
        using var buckets = new BucketLimits(_discord.Time);
        for (ulong id = 1; id <= 100; id++)
        {
            var request = new RestRequest(Endpoints.GetChannel, "/", new(new Snowflake(id)));
            buckets.Lost(await buckets.AcquireAsync(request, (long)id, default));
        }

        Assert.Equal(100, buckets.Count);
        _discord.Time.Advance(TimeSpan.FromMinutes(2));
        var last = new RestRequest(Endpoints.GetChannel, "/", new(new Snowflake(1)));
        await buckets.AcquireAsync(last, 101, default);
        Assert.Equal(1, buckets.Count);
    }
}
