using System.Globalization;
using System.Text;
using KillBot.Tests.FakeDiscord;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KillBot.Tests.FakeVRChat;

/// <summary>
/// VRChat's API on loopback, with faults to order. What it answers, and what it is sent, is held against the community's specification. All
/// members are safe to use from any thread.
/// </summary>
public sealed class FakeVRChatServer : IAsyncDisposable
{
    private const string Root = "/api/1";

    private readonly Lock _gate = new();
    private readonly FakeVRChatApi _api = new();
    private readonly List<FakeVRChatRequest> _requests = [];
    private readonly List<string> _violations = [];
    private readonly TimeProvider _timeProvider;
    private readonly WebApplication _app;

    private FakeVRChatServer(WebApplication app, TimeProvider timeProvider)
    {
        _app = app;
        _timeProvider = timeProvider;
    }

    /// <summary>The base to give to a client.</summary>
    public Uri ApiBaseUrl { get; private set; } = null!;

    public FaultQueue Faults { get; } = new();

    /// <summary>In the order of their arrival.</summary>
    public IReadOnlyList<FakeVRChatRequest> Requests => Read(() => _requests.ToList());

    /// <summary>All that the client should not have sent, and the fake not have answered.</summary>
    public IReadOnlyList<string> Violations => Read(() => _violations.ToList());

    /// <inheritdoc cref="FakeVRChatApi.Secrets"/>
    public IReadOnlyList<string> Secrets => Read(() => _api.Secrets.ToList());

    /// <summary>Each answer about a user gives the login another cookie; the one before is void.</summary>
    public bool IsRenewingCookies
    {
        get => Read(() => _api.IsRenewingCookies);
        set
        {
            lock (_gate)
            {
                _api.IsRenewingCookies = value;
            }
        }
    }

    /// <summary>Logins that were not ended.</summary>
    public int SessionCount => Read(() => _api.SessionCount);

    public static async Task<FakeVRChatServer> StartAsync(TimeProvider? timeProvider = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.UseShutdownTimeout(TimeSpan.FromMilliseconds(200));
        var server = new FakeVRChatServer(builder.Build(), timeProvider ?? TimeProvider.System);
        server._app.Run(server.HandleAsync);
        await server._app.StartAsync();
        server.ApiBaseUrl = new Uri(new Uri(server._app.Urls.First()), Root);
        return server;
    }

    /// <param name="methods">The kinds of second factor that it is asked for.</param>
    public FakeVRChatAccount AddAccount(string username, string password, params IReadOnlyList<string> methods)
    {
        var account = new FakeVRChatAccount(AddUser(username), username, password, methods);
        lock (_gate)
        {
            _api.Accounts.Add(account);
        }

        return account;
    }

    public FakeVRChatUser AddUser(string displayName, params IReadOnlyList<string> tags)
    {
        var user = new FakeVRChatUser($"usr_{Guid.CreateVersion7()}", displayName) { Tags = tags };
        lock (_gate)
        {
            _api.Users.Add(user.Id, user);
        }

        return user;
    }

    /// <summary>Ends all logins at VRChat, without telling anybody.</summary>
    public void EndSessions()
    {
        lock (_gate)
        {
            _api.EndSessions();
        }
    }

    /// <summary>How many requests came to a path.</summary>
    public int Count(string method, string path) => Requests.Count(request => request.Method == method && request.Path == path);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private T Read<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }

    private async Task HandleAsync(HttpContext context)
    {
        var request = await ReadAsync(context.Request);
        lock (_gate)
        {
            _requests.Add(request);
        }

        switch (Faults.Take(new FaultTarget(request.Method, request.Path)))
        {
            case null:
                await AnswerAsync(context, Handle(request));
                break;
            case Fault.AnswerFault fault:
                await AnswerAsync(context, new FakeVRChatAnswer(fault.Status, fault.Body ?? FakeVRChatAnswer.Error(fault.Status, "Injected").Body));
                break;
            case Fault.PageFault page:
                context.Response.StatusCode = page.Status;
                await context.Response.WriteAsync(page.Text);
                break;
            case Fault.RateLimitFault limit:
                context.Response.Headers.RetryAfter = limit.RetryAfter.TotalSeconds.ToString(CultureInfo.InvariantCulture);
                await AnswerAsync(context, FakeVRChatAnswer.Error(429, "Too many requests"));
                break;
            case Fault.DelayFault delay:
                await WaitAsync(delay.Time, context.RequestAborted);
                await AnswerAsync(context, Handle(request));
                break;
            case Fault.DropFault { AfterHandling: true }:
                // It breaks off within the answer.
                context.Response.ContentLength = 1000;
                await context.Response.WriteAsync(Handle(request).Body.ToJsonString()[..10]);
                await context.Response.Body.FlushAsync();
                context.Abort();
                break;
            case Fault.DropFault:
                context.Abort();
                break;
        }
    }

    private FakeVRChatAnswer Handle(FakeVRChatRequest request)
    {
        lock (_gate)
        {
            // https://hello.vrchat.com/creator-guidelines: who asks, in which version, and whom to write to.
            if (!request.UserAgent.StartsWith("KillBot/", StringComparison.Ordinal) || !request.UserAgent.Contains("://", StringComparison.Ordinal))
            {
                _violations.Add($"{request} by \"{request.UserAgent}\".");
                return FakeVRChatAnswer.Error(403, "Please identify yourself with a properly formatted user-agent.");
            }

            var answer = _api.Handle(request) ?? FakeVRChatAnswer.Error(404, "The endpoint you're looking for is not implemented by our system.");
            _violations.AddRange(VRChatSpecification.Instance.Check(request, answer.Status, answer.Body));
            return answer;
        }
    }

    private async Task<FakeVRChatRequest> ReadAsync(HttpRequest request)
    {
        var path = request.Path.Value!;
        const string basic = "Basic ";
        var authorization = request.Headers.Authorization.ToString();
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        return new FakeVRChatRequest(
            request.Method,
            path.StartsWith(Root, StringComparison.Ordinal) ? path[Root.Length..] : path,
            _timeProvider.GetUtcNow(),
            request.Headers.UserAgent.ToString(),
            authorization.StartsWith(basic, StringComparison.Ordinal) ? authorization[basic.Length..] : null,
            request.Cookies["auth"],
            request.Cookies["twoFactorAuth"],
            await reader.ReadToEndAsync());
    }

    private static Task AnswerAsync(HttpContext context, FakeVRChatAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        foreach (var cookie in answer.Cookies)
        {
            context.Response.Headers.Append("Set-Cookie", cookie);
        }

        return context.Response.WriteAsync(answer.Body.ToJsonString());
    }

    private static async Task WaitAsync(TimeSpan time, CancellationToken aborted)
    {
        try
        {
            await Task.Delay(time, aborted);
        }
        catch (OperationCanceledException)
        {
            // The client has left.
            return;
        }
    }
}
