using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace KillBot.Benchmarks.Load;

/// <summary>A tracker: .NET's HTTP client on a keep-alive connection of its own, one request at a time.</summary>
internal sealed class LoadConnection : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1, UseProxy = false });
    private readonly byte[] _body = new byte[1024];
    private readonly Uri _address;
    private readonly AuthenticationHeaderValue _key;
    private readonly KillBodies _bodies;

    public LoadConnection(Uri address, string key, KillBodies bodies)
    {
        _address = address;
        _key = new AuthenticationHeaderValue("Bearer", key);
        _bodies = bodies;
    }

    /// <summary>Milliseconds of each request that was answered with 201.</summary>
    public List<float> Latencies { get; } = new(16_384);

    public int Others { get; private set; }

    /// <summary>Sends one request after the other until <paramref name="end"/>, a time of <see cref="Stopwatch"/>.</summary>
    public async Task RunAsync(long end)
    {
        for (var now = Stopwatch.GetTimestamp(); now < end;)
        {
            var status = await PostAsync();
            var answered = Stopwatch.GetTimestamp();
            if (status == HttpStatusCode.Created)
            {
                Latencies.Add((float)Stopwatch.GetElapsedTime(now, answered).TotalMilliseconds);
            }
            else
            {
                Others++;
            }

            now = answered;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<HttpStatusCode> PostAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address)
        {
            Content = new ByteArrayContent(_body, 0, _bodies.Next(_body)),
        };
        request.Headers.Authorization = _key;
        request.Content.Headers.ContentType = Json;
        using var response = await _http.SendAsync(request, CancellationToken.None);
        await response.Content.LoadIntoBufferAsync();
        return response.StatusCode;
    }
}
