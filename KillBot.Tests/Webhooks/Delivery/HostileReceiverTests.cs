using KillBot.Domain.Notifications;
using KillBot.Domain.Webhooks.Delivery;
using KillBot.Tests.Support;

namespace KillBot.Tests.Webhooks.Delivery;

/// <summary>Receivers that do their worst cost ten seconds, little memory, and a line that says what was wrong.</summary>
public sealed class HostileReceiverTests(DeliveryApp delivery) : DeliveryTest(delivery)
{
    [Theory]
    [InlineData(300)]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(304)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirects_are_not_followed(int status)
    {
        await using var target = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        receiver.Always = Receiver.Status(status, ("Location", target.Url.ToString()));

        var failed = await FailAsync(receiver.Url, maxRetries: 0);

        Assert.Equal(
            $"The receiver answered with status {status}. Redirects are not followed: set the address that it leads to.", failed.LastError);
        Assert.False(target.HasMore);
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_is_left_after_ten_seconds()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Always = Receiver.HangAsync;
        var scene = await WebhookScene.CreateAsync(App);
        var hook = await scene.HookAsync(receiver.Url, maxRetries: 0);
        await scene.KillAsync("A");
        await receiver.NextAsync();
        App.Clock.Advance(WebhookClient.RequestTimeout - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, (await scene.DeliveriesAsync(hook, found => found.Count == 1))[0].Attempts);

        App.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var failed = await scene.AttemptedAsync(hook, 1);

        Assert.Equal("The receiver did not answer within 10 seconds.", failed.LastError);
        var attempt = Assert.Single(await scene.AttemptsAsync(failed));
        Assert.Equal((10_000, (int?)null, failed.LastError), (attempt.DurationMilliseconds, attempt.Status, attempt.Error));
    }

    [Fact]
    public async Task An_answer_without_end_is_left_after_64_KB()
    {
        var written = 0L;
        var left = new TaskCompletionSource();
        await using var receiver = await Receiver.StartAsync();
        receiver.Always = async context =>
        {
            context.Response.StatusCode = 200;
            var chunk = new byte[16 * 1024];
            try
            {
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
                    written += chunk.Length;
                }
            }
            catch (OperationCanceledException)
            {
                // The sender has gone.
            }

            left.TrySetResult();
        };
        var scene = await WebhookScene.CreateAsync(App);
        var hook = await scene.HookAsync(receiver.Url);
        await scene.KillAsync("A", "B");

        // Although the clock stands still: it is the amount that ends it.
        await scene.DeliveriesAsync(hook, found => found.Count == 2 && found.All(message => message.SentAt is not null));
        await left.Task.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.InRange(written, 0, 256L * 1024 * 1024);
    }

    [Fact]
    public async Task An_answer_that_stops_halfway_has_arrived()
    {
        await using var receiver = RawReceiver.Ending("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc");
        var scene = await WebhookScene.CreateAsync(App);
        var hook = await scene.HookAsync(receiver.Url);
        await scene.KillAsync("A");

        Assert.NotNull((await scene.AttemptedAsync(hook, 1)).SentAt);
    }

    [Theory]
    [InlineData("", "The connection ended before there was an answer.")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n", "The answer was no HTTP.")]
    [InlineData("\0\u0001\u0002\u00ff garbage\r\n\r\n", "The answer was no HTTP.")]
    [InlineData("HTTP/1.1 9999 What\r\n\r\n", "The answer was no HTTP.")]
    [InlineData("HTTP/1.1 200 OK\r\nX-Half: ", "The connection ended before there was an answer.")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon at all\r\n\r\n", "The answer was no HTTP.")]
    public async Task What_is_no_answer_is_called_so(string text, string error)
    {
        await using var receiver = RawReceiver.Ending(text);

        Assert.Equal(error, (await FailAsync(receiver.Url, maxRetries: 0)).LastError);
    }

    [Fact]
    public async Task Headers_without_end_are_left_after_16_KB()
    {
        await using var receiver = RawReceiver.Saying($"HTTP/1.1 200 OK\r\nX-Long: {new string('a', 20 * 1024)}\r\n\r\n");

        Assert.Equal("The answer has more than 16 KB of headers.", (await FailAsync(receiver.Url, maxRetries: 0)).LastError);
    }

    [Fact]
    public async Task A_connection_that_is_reset_is_a_failure_like_others()
    {
        await using var receiver = RawReceiver.Resetting();

        var failed = await FailAsync(receiver.Url, maxRetries: 0);

        Assert.Contains(failed.LastError, (string[])[
            "The connection broke before there was an answer.", "The connection ended before there was an answer."]);
    }

    [Fact]
    public async Task Half_of_the_headers_and_then_nothing_is_left_after_ten_seconds()
    {
        await using var receiver = RawReceiver.Saying("HTTP/1.1 200 OK\r\nX-Half: ");
        var scene = await WebhookScene.CreateAsync(App);
        var hook = await scene.HookAsync(receiver.Url, maxRetries: 0);
        await scene.KillAsync("A");
        await EndToEnd.Support.Eventually.HoldsAsync(() => receiver.Connections == 1, "the connection");
        App.Clock.Advance(WebhookClient.RequestTimeout);

        Assert.Equal("The receiver did not answer within 10 seconds.", (await scene.AttemptedAsync(hook, 1)).LastError);
    }

    [Fact]
    public async Task A_certificate_that_nobody_signed_is_refused()
    {
        // What answers to a handshake like this is no TLS.
        await using var receiver = RawReceiver.Ending("HTTP/1.1 400 Bad Request\r\n\r\n");

        var failed = await FailAsync(new Uri($"https://127.0.0.1:{receiver.Url.Port}/"), maxRetries: 0);

        Assert.StartsWith("The TLS connection failed.", failed.LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_listens()
    {
        Uri url;
        await using (var receiver = await Receiver.StartAsync())
        {
            url = receiver.Url;
        }

        Assert.Equal("No connection to the host could be made.", (await FailAsync(url, maxRetries: 0)).LastError);
    }

    [Fact]
    public async Task Cookies_are_not_kept()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Always = Receiver.Status(200, ("Set-Cookie", "session=1; Path=/"));
        var scene = await WebhookScene.CreateAsync(App);
        await scene.HookAsync(receiver.Url);
        await scene.KillAsync("A", "B");

        Assert.All(await receiver.NextAsync(2), received => Assert.Null(received.Header("Cookie")));
    }

    [Fact]
    public async Task A_private_address_is_refused_unless_the_operator_allows_it()
    {
        using var app = new KillBotApp();
        await using var receiver = await Receiver.StartAsync();
        var scene = await WebhookScene.CreateAsync(app);
        var hook = await scene.HookAsync(receiver.Url, maxRetries: 0);
        await scene.KillAsync("A");

        var failed = await scene.AttemptedAsync(hook, 1);

        Assert.Equal("The host has an address outside of the public internet, where webhooks may not go.", failed.LastError);
        Assert.False(receiver.HasMore);
        app.Logs.AssertQuiet();
    }

    private async Task<OutboxMessage> FailAsync(Uri url, int maxRetries)
    {
        var scene = await WebhookScene.CreateAsync(App);
        var hook = await scene.HookAsync(url, maxRetries: maxRetries);
        await scene.KillAsync("A");
        var failed = await scene.AttemptedAsync(hook, 1);
        Assert.NotNull(failed.FailedAt);
        return failed;
    }
}
