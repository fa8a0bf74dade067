using System.Collections.Concurrent;
using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KillBot.Tests.Webhooks.Delivery;

/// <summary>A real HTTP server on ports of loopback that takes deliveries and answers as a test says.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly Channel<Received> _received = Channel.CreateUnbounded<Received>();
    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    /// <summary>Answers the next requests; those after them get 204.</summary>
    public ConcurrentQueue<Func<HttpContext, Task>> Answers { get; } = [];

    /// <summary>Answers every request instead of <see cref="Answers"/>.</summary>
    public Func<HttpContext, Task>? Always { get; set; }

    public IReadOnlyList<Uri> Addresses { get; private set; } = [];

    public Uri Url => new(Addresses[0], "/hook");

    public bool HasMore => _received.Reader.TryPeek(out _);

    public static async Task<Receiver> StartAsync(int ports = 1)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            for (var i = 0; i < ports; i++)
            {
                kestrel.Listen(IPAddress.Loopback, 0);
            }
        });
        var receiver = new Receiver(builder.Build());
        receiver._app.Run(receiver.TakeAsync);
        await receiver._app.StartAsync();
        receiver.Addresses =
        [
            .. receiver._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address)),
        ];
        return receiver;
    }

    public static Func<HttpContext, Task> Status(int status, params (string Name, string Value)[] headers) => context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return Task.CompletedTask;
    };

    /// <summary>Never answers; ends when the caller has gone.</summary>
    public static async Task HangAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    public async Task<Received> NextAsync() => await _received.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public async Task<IReadOnlyList<Received>> NextAsync(int count)
    {
        List<Received> received = [];
        while (received.Count < count)
        {
            received.Add(await NextAsync());
        }

        return received;
    }

    public bool TryNext(out Received? received) => _received.Reader.TryRead(out received);

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        var text = await body.ReadToEndAsync();
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        _received.Writer.TryWrite(new Received(
            context.Connection.LocalPort, context.Request.Method, context.Request.Path, headers, text, TimeProvider.System.GetTimestamp()));
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        if (Always is { } always)
        {
            await always(context);
        }
        else if (Answers.TryDequeue(out var answer))
        {
            await answer(context);
        }
    }
}
