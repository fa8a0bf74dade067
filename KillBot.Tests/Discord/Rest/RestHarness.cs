using System.Globalization;
using System.Net;
using System.Text;
using KillBot.Discord;
using KillBot.Discord.Messages;
using KillBot.Discord.Rest;
using KillBot.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KillBot.Tests.Discord.Rest;

/// <summary>The client over a scripted server and a clock that stands still.</summary>
internal sealed class RestHarness : HttpMessageHandler, ILogger<DiscordRest>
{
    public const string Token = "secret.bot.token";

    private readonly Lock _gate = new();
    private readonly List<Sent> _sent = [];
    private bool _disposed;

    public RestHarness(int invalidRequestThreshold = 5000, string token = Token)
    {
        Rest = new DiscordRest(this, Options.Create(new DiscordOptions { Token = token, ApiBaseUrl = new Uri("http://discord.test/api/v10/") }), Time, this, invalidRequestThreshold);
    }

    public ManualTimeProvider Time { get; } = new();

    public DiscordRest Rest { get; }

    /// <summary>What the server answers; without a script, a message.</summary>
    public Func<Sent, Task<HttpResponseMessage>> Answer { get; set; } = _ => Task.FromResult(Ok());

    public List<string> Logged { get; } = [];

    public IReadOnlyList<Sent> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _sent];
            }
        }
    }

    public static HttpResponseMessage Ok(string body = """{"id":"1","channel_id":"1"}""") => Response(HttpStatusCode.OK, body);

    public static HttpResponseMessage Response(HttpStatusCode status, string body = "{}", params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        return response.With(headers);
    }

    /// <summary>For what other threads are about to do; time stands still meanwhile.</summary>
    public static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public Task<Message> PostAsync(ulong channel = 1, string? nonce = "n", CancellationToken cancellationToken = default) =>
        Rest.CreateMessageAsync(new Snowflake(channel), new CreateMessage { Content = "hi", Nonce = nonce }, cancellationToken);

    /// <summary>Answers one after the other; the last one for good.</summary>
    public void Script(params Func<HttpResponseMessage>[] answers)
    {
        var next = 0;
        Answer = _ => Task.FromResult(answers[Math.Min(Interlocked.Increment(ref next) - 1, answers.Length - 1)]());
    }

    /// <summary>Lets time pass from timer to timer until the call has ended; the 15 seconds that one try may take never pass.</summary>
    public async Task<T> FinishAsync<T>(Task<T> call)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!call.IsCompleted)
        {
            limit.Token.ThrowIfCancellationRequested();
            if (Time.NextTimer - Time.GetUtcNow() is { } wait && wait < TimeSpan.FromSeconds(14))
            {
                Time.Advance(wait);
            }

            await Task.Yield();
        }

        return await call;
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_gate)
        {
            Logged.Add($"{logLevel}: {formatter(state, exception)} {exception}");
        }
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var sent = new Sent(request.Method, request.RequestUri!.PathAndQuery, body, Time.GetUtcNow(), Authorization(request), request.Headers.UserAgent.ToString());
        lock (_gate)
        {
            _sent.Add(sent);
        }

        return await Answer(sent).WaitAsync(cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        // The client disposes its handler, which is this.
        if (disposing && !_disposed)
        {
            _disposed = true;
            Rest.Dispose();
        }

        base.Dispose(disposing);
    }

    private static string? Authorization(HttpRequestMessage request) =>
        request.Headers.NonValidated.TryGetValues("Authorization", out var values) ? values.ToString() : null;
}

internal sealed record Sent(HttpMethod Method, string Path, string Body, DateTimeOffset At, string? Authorization, string UserAgent);

internal static class ResponseExtensions
{
    public static HttpResponseMessage With(this HttpResponseMessage response, params (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    public static HttpResponseMessage Limited(this HttpResponseMessage response, int remaining, double resetAfter, string bucket = "b", int limit = 5) => response.With(
        ("X-RateLimit-Bucket", bucket),
        ("X-RateLimit-Limit", limit.ToString(CultureInfo.InvariantCulture)),
        ("X-RateLimit-Remaining", remaining.ToString(CultureInfo.InvariantCulture)),
        ("X-RateLimit-Reset-After", resetAfter.ToString(CultureInfo.InvariantCulture)));
}
