using System.Net;
using System.Net.Sockets;
using KillBot.Discord;
using KillBot.Discord.Interactions;
using KillBot.Discord.Messages;
using KillBot.Discord.Rest;

namespace KillBot.Tests.Discord.Rest;

public sealed class RetryTests : IDisposable
{
    private readonly RestHarness _discord = new();

    public void Dispose() => _discord.Dispose();

    [Theory]
    [InlineData("0.6", "{}", 0.6)]
    [InlineData("1", """{"message":"slow","retry_after":1.25,"global":false}""", 1.25)]
    [InlineData("2", """{"message":"slow","retry_after":0.5,"global":false}""", 2)]
    public async Task The_larger_of_both_retry_after_counts_to_the_millisecond(string header, string body, double seconds)
    {
        _discord.Script(
            () => RestHarness.Response(HttpStatusCode.TooManyRequests, body, ("Retry-After", header), ("X-RateLimit-Scope", "user")),
            () => RestHarness.Ok());
        await _discord.FinishAsync(_discord.PostAsync());
        Assert.InRange((_discord.Requests[1].At - _discord.Requests[0].At).TotalSeconds, seconds, seconds + 0.05);
    }

    [Fact]
    public async Task A_429_pauses_its_own_bucket_only_and_keeps_the_order()
    {
        _discord.Script(
            () => RestHarness.Response(HttpStatusCode.TooManyRequests, "{}", ("Retry-After", "5"), ("X-RateLimit-Scope", "user"), ("X-RateLimit-Bucket", "b")),
            () => RestHarness.Ok().Limited(remaining: 0, resetAfter: 1));
        var first = _discord.PostAsync(nonce: "first");
        var second = _discord.PostAsync(nonce: "second");
        await _discord.PostAsync(channel: 2);
        Assert.Equal(2, _discord.Requests.Count);
        await _discord.FinishAsync(first);
        await _discord.FinishAsync(second);
        Assert.Contains("first", _discord.Requests[2].Body, StringComparison.Ordinal);
        Assert.Contains("second", _discord.Requests[3].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Endless_429s_end_in_an_exception()
    {
        _discord.Script(() => RestHarness.Response(HttpStatusCode.TooManyRequests, "{}", ("Retry-After", "1"), ("X-RateLimit-Scope", "user")));
        var exception = await Assert.ThrowsAsync<DiscordRestException>(() => _discord.FinishAsync(_discord.PostAsync()));
        Assert.Equal(HttpStatusCode.TooManyRequests, exception.Status);
        Assert.True(exception.IsTransient);
        Assert.Equal(10, _discord.Requests.Count);
    }

    [Fact]
    public async Task A_message_that_was_edited_too_often_is_told_at_once()
    {
        _discord.Script(() => RestHarness.Response(
            HttpStatusCode.TooManyRequests, """{"message":"edits","code":30046,"retry_after":1}""", ("Retry-After", "1"), ("X-RateLimit-Scope", "user")));
        var exception = await Assert.ThrowsAsync<DiscordRestException>(() => _discord.FinishAsync(
            _discord.Rest.EditMessageAsync(new Snowflake(1), new Snowflake(2), new EditMessage { Content = "hi" }, CancellationToken.None)));
        Assert.Equal((30046, true), (exception.Code, exception.IsTransient));
        Assert.Single(_discord.Requests);
    }

    [Fact]
    public async Task A_502_is_retried_with_the_same_nonce()
    {
        _discord.Script(() => RestHarness.Response(HttpStatusCode.BadGateway, "<html>"), () => RestHarness.Ok());
        await _discord.FinishAsync(_discord.PostAsync(nonce: "same"));
        Assert.Equal(2, _discord.Requests.Count);
        Assert.Equal(_discord.Requests[0].Body, _discord.Requests[1].Body);
        Assert.Contains("\"nonce\":\"same\",\"enforce_nonce\":true", _discord.Requests[1].Body, StringComparison.Ordinal);
        Assert.InRange((_discord.Requests[1].At - _discord.Requests[0].At).TotalSeconds, 0.3, 0.7);
    }

    [Fact]
    public async Task A_failure_of_a_message_without_a_nonce_is_not_retried()
    {
        _discord.Script(() => RestHarness.Response(HttpStatusCode.InternalServerError));
        var exception = await Assert.ThrowsAsync<DiscordRestException>(() => _discord.FinishAsync(_discord.PostAsync(nonce: null)));
        Assert.Equal(HttpStatusCode.InternalServerError, exception.Status);
        Assert.Single(_discord.Requests);
    }

    [Fact]
    public async Task Five_tries_and_no_more()
    {
        _discord.Script(() => RestHarness.Response(HttpStatusCode.ServiceUnavailable));
        await Assert.ThrowsAsync<DiscordRestException>(() => _discord.FinishAsync(_discord.PostAsync()));
        Assert.Equal(5, _discord.Requests.Count);
        Assert.InRange((_discord.Requests[^1].At - _discord.Requests[0].At).TotalSeconds, 5, 10);
    }

    [Fact]
    public async Task A_lost_connection_is_retried_where_that_is_safe()
    {
        _discord.Script(() => throw new HttpRequestException(HttpRequestError.ResponseEnded, "lost"), () => RestHarness.Ok());
        await _discord.FinishAsync(_discord.PostAsync());
        Assert.Equal(2, _discord.Requests.Count);

        _discord.Script(() => throw new HttpRequestException(HttpRequestError.ResponseEnded, "lost"));
        var exception = await Assert.ThrowsAsync<DiscordRestException>(() => _discord.FinishAsync(_discord.PostAsync(nonce: null)));
        Assert.Null(exception.Status);
        Assert.True(exception.IsTransient);
        Assert.Equal(3, _discord.Requests.Count);
    }

    [Fact]
    public async Task What_never_left_is_always_retried()
    {
        _discord.Script(
            () => throw new HttpRequestException(HttpRequestError.ConnectionError, "refused", new SocketException((int)SocketError.ConnectionRefused)),
            () => RestHarness.Ok());
        await _discord.FinishAsync(_discord.PostAsync(nonce: null));
        Assert.Equal(2, _discord.Requests.Count);
    }

    [Fact]
    public async Task A_followup_is_never_sent_twice()
    {
        _discord.Script(() => RestHarness.Response(HttpStatusCode.BadGateway));
        await Assert.ThrowsAsync<DiscordRestException>(
            () => _discord.Rest.CreateFollowupMessageAsync(new Snowflake(1), "t", new FollowupMessage { Content = "x" }, default));
        Assert.Single(_discord.Requests);
    }

    [Fact]
    public async Task A_try_without_an_answer_ends_after_fifteen_seconds()
    {
        var tries = 0;
        _discord.Answer = _ => tries++ == 0 ? new TaskCompletionSource<HttpResponseMessage>().Task : Task.FromResult(RestHarness.Ok());
        var call = _discord.PostAsync();
        _discord.Time.Advance(TimeSpan.FromSeconds(14.9));
        Assert.Single(_discord.Requests);
        _discord.Time.Advance(TimeSpan.FromSeconds(0.1));
        await _discord.FinishAsync(call);
        Assert.Equal(2, _discord.Requests.Count);
    }

    [Fact]
    public async Task Waiting_for_a_retry_can_be_cancelled()
    {
        _discord.Script(() => RestHarness.Response(HttpStatusCode.BadGateway));
        using var cancellation = new CancellationTokenSource();
        var call = _discord.PostAsync(cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Single(_discord.Requests);
    }

    [Fact]
    public async Task A_long_429_is_told_to_all_who_wait_and_to_all_who_come()
    {
        _discord.Script(
            () => RestHarness.Response(HttpStatusCode.TooManyRequests, "{}", ("Retry-After", "3600"), ("X-RateLimit-Scope", "user"), ("X-RateLimit-Bucket", "b")),
            () => RestHarness.Ok());
        var release = new TaskCompletionSource();
        var scripted = _discord.Answer;
        _discord.Answer = async sent =>
        {
            await release.Task;
            return await scripted(sent);
        };
        var first = _discord.PostAsync();
        var waiting = _discord.PostAsync();
        release.SetResult();

        await AssertPausedAsync(first);
        await AssertPausedAsync(waiting);
        await AssertPausedAsync(_discord.PostAsync());
        Assert.Single(_discord.Requests);
        _discord.Time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(1));
        await _discord.PostAsync();
    }

    [Fact]
    public async Task A_long_global_429_is_told_to_all_who_wait_and_to_all_who_come()
    {
        var release = new TaskCompletionSource();
        _discord.Answer = async _ =>
        {
            await release.Task;
            return RestHarness.Response(HttpStatusCode.TooManyRequests, "{}", ("Retry-After", "3600"), ("X-RateLimit-Scope", "global"));
        };
        var sent = Enumerable.Range(1, 50).Select(channel => _discord.PostAsync((ulong)channel)).ToList();
        var waiting = _discord.PostAsync(51);
        release.SetResult();

        await AssertPausedAsync(waiting);
        await AssertPausedAsync(_discord.PostAsync(52));
        Assert.Equal(50, _discord.Requests.Count);
        foreach (var call in sent)
        {
            await Assert.ThrowsAsync<DiscordRestException>(() => call);
        }
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "<html>blocked</html>", true)]
    [InlineData(HttpStatusCode.BadRequest, "<html>blocked</html>", true)]
    [InlineData(HttpStatusCode.RequestTimeout, "{}", true)]
    [InlineData(HttpStatusCode.Unauthorized, "<html>blocked</html>", false)]
    [InlineData(HttpStatusCode.Forbidden, """{"code":50013,"message":"Missing Permissions"}""", false)]
    [InlineData(HttpStatusCode.BadRequest, """{"code":50035,"message":"Invalid Form Body"}""", false)]
    public async Task Only_Discords_own_refusals_are_final(HttpStatusCode status, string body, bool isTransient)
    {
        _discord.Script(() => RestHarness.Response(status, body));

        var exception = await Assert.ThrowsAsync<DiscordRestException>(() => _discord.PostAsync());

        Assert.Equal(isTransient, exception.IsTransient);
    }

    [Fact]
    public async Task An_interactions_response_is_tried_again_for_three_seconds_in_all()
    {
        _discord.Script(() => RestHarness.Response(HttpStatusCode.BadGateway), () => RestHarness.Response(HttpStatusCode.NoContent, ""));
        Assert.True(await _discord.FinishAsync(RespondAsync()));
        Assert.Equal(2, _discord.Requests.Count);

        _discord.Answer = _ => new TaskCompletionSource<HttpResponseMessage>().Task;
        var silent = RespondAsync();
        _discord.Time.Advance(TimeSpan.FromSeconds(3));
        var exception = await Assert.ThrowsAsync<DiscordRestException>(() => silent);
        Assert.True(exception.IsTransient);
    }

    private async Task<bool> RespondAsync()
    {
        await _discord.Rest.CreateInteractionResponseAsync(
            new Snowflake(1), "t", InteractionResponse.Deferred(Deferral.Ephemeral), CancellationToken.None);
        return true;
    }

    private static async Task AssertPausedAsync(Task call)
    {
        var exception = await Assert.ThrowsAsync<DiscordRestException>(() => call.WaitAsync(TimeSpan.FromSeconds(20)));
        Assert.Equal(HttpStatusCode.TooManyRequests, exception.Status);
        Assert.InRange(exception.RetryAfter!.Value.TotalHours, 0.99, 1.01);
    }

    [Fact]
    public async Task A_connection_that_took_too_long_to_open_sent_nothing()
    {
        _discord.Script(
            () => throw new TaskCanceledException("A connection could not be established within the configured ConnectTimeout.", new TimeoutException()),
            () => RestHarness.Ok());
        await _discord.FinishAsync(_discord.PostAsync(nonce: null));
        Assert.Equal(2, _discord.Requests.Count);
    }
}
