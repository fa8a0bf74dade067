using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using KillBot.Benchmarks.Serving;
using KillBot.Tests.Support;
using KillBot.Tests.Webhooks.Delivery;
using Microsoft.AspNetCore.Http;

namespace KillBot.Benchmarks.Webhooks;

/// <summary>A server, and receivers on ports of their own that are told of every kill of one player.</summary>
internal sealed class WebhookRig : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SocketsHttpHandler _handler = new();
    private readonly HttpMessageInvoker _http;
    private readonly Receiver _receiver;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private HashSet<int> _hangingPorts = [];
    private TaskCompletionSource _released = new();
    private ServerProcess? _server;
    private AuthenticationHeaderValue? _key;
    private int _next;

    private WebhookRig(Receiver receiver)
    {
        _receiver = receiver;
        _http = new HttpMessageInvoker(_handler);
        receiver.Always = AnswerAsync;
        _released.SetResult();
    }

    public static async Task<WebhookRig> StartAsync(int receivers)
    {
        var rig = new WebhookRig(await Receiver.StartAsync(receivers));
        try
        {
            await rig.PrepareAsync();
            return rig;
        }
        catch
        {
            await rig.DisposeAsync();
            throw;
        }
    }

    /// <summary>The first <paramref name="count"/> receivers take everything and answer nothing, until <see cref="Release"/>.</summary>
    public void Hang(int count)
    {
        _released = new TaskCompletionSource();
        _hangingPorts = [.. _receiver.Addresses.Take(count).Select(address => address.Port)];
    }

    public void Release()
    {
        _hangingPorts = [];
        _released.TrySetResult();
    }

    public bool IsHanging(Received received) => _hangingPorts.Contains(received.Port);

    /// <summary>Reports a kill and returns its number.</summary>
    public async Task<int> KillAsync()
    {
        var number = _next++;
        await PostAsync("/api/kills", Kill(number));
        return number;
    }

    public Task KillAsync(int count)
    {
        var first = _next;
        _next += count;
        return PostAsync("/api/kills/batch", new { kills = Enumerable.Range(first, count).Select(Kill) });
    }

    /// <summary>The next delivery; those that were tried again count once.</summary>
    public async Task<Received> NextAsync()
    {
        while (true)
        {
            var received = await _receiver.NextAsync();
            if (_seen.Add(received.Header("webhook-id")!))
            {
                return received;
            }
        }
    }

    public static int NumberOf(Received received) => int.Parse(received.Victim!["Victim".Length..], CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        Release();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        await _receiver.DisposeAsync();
        _http.Dispose();
        _handler.Dispose();
        _folder.Dispose();
    }

    private static object Kill(int number) => new { victimId = string.Create(CultureInfo.InvariantCulture, $"Victim{number:D6}"), weapon = "axe" };

    private Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return _hangingPorts.Contains(context.Connection.LocalPort) ? _released.Task : Task.CompletedTask;
    }

    private async Task PostAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_server!.Address, path)) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = _key;
        using var response = await _http.SendAsync(request, CancellationToken.None);
        response.EnsureSuccessStatusCode();
    }

    private async Task PrepareAsync()
    {
        _server = await ServerProcess.StartBenchAsync(_folder, ("Webhooks__AllowPrivateNetworks", "true"));
        var keys = await BenchKeys.CreateAsync(_server.Address, 1);
        _key = new AuthenticationHeaderValue("Bearer", keys[0]);
        var connection = $"Data Source={_folder.File("killbot.db")}";
        var owner = Guid.CreateVersion7();
        await Sql.ExecuteAsync(connection, "INSERT INTO users (id, discord_id, name, is_admin, created_at) VALUES (@p0, 4711, 'Owner', 0, 0)", owner);
        await Sql.ExecuteAsync(connection, "UPDATE players SET user_id = @p0", owner);
        foreach (var address in _receiver.Addresses)
        {
            await Sql.ExecuteAsync(
                connection,
                """
                INSERT INTO webhooks (id, user_id, name, url, events, scope, headers, max_retries, retry_delay, backoff_multiplier, is_active, created_at, updated_at)
                VALUES (@p0, @p1, 'Receiver', @p2, 'kill.recorded', 'Own', '{}', 10, 1000, 2, 1, 0, 0)
                """,
                Guid.CreateVersion7(),
                owner,
                address.ToString());
        }
    }
}
