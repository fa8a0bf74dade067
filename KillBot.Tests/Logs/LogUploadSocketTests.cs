using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using KillBot.Domain.ApiKeys;
using KillBot.Tests.StarCitizen.Logs;
using KillBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.Logs;

/// <summary>Uploads through a socket, where limits of the web server count.</summary>
public sealed class LogUploadSocketTests : IAsyncLifetime
{
    private const int NoiseBytes = 3 * 1024 * 1024;

    private RealServer _server = null!;
    private string _key = "";

    public async Task InitializeAsync()
    {
        _server = await RealServer.StartAsync("--RateLimits:Enabled=false");
        _key = (await _server.Services.GetRequiredService<ApiKeyService>().CreateAsync(new NewApiKey("Me", "Tracker", null, null, null))).Secret;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task A_log_may_be_larger_than_other_bodies(bool isPacked, bool isChunked)
    {
        using var content = new ByteArrayContent(isPacked ? Pack(Log()) : Log());
        if (isPacked)
        {
            content.Headers.ContentEncoding.Add("gzip");
        }

        using var answer = await SendAsync(content, isChunked);

        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, body);
        Assert.Equal(2, JsonDocument.Parse(body).RootElement.GetProperty("recorded").GetInt32());
    }

    [Fact]
    public async Task A_log_over_the_limit_is_refused_before_it_is_sent()
    {
        using var content = new ByteArrayContent(new byte[101 * 1024 * 1024]);

        using var answer = await SendAsync(content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("100 MB", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_breaks_off_records_nothing_and_frees_the_key()
    {
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(_server.Address.Host, _server.Address.Port);
            var head = $"POST /api/logs/upload HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {_key}\r\nContent-Type: text/plain\r\nContent-Length: {NoiseBytes}\r\n\r\n";
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
            await socket.GetStream().WriteAsync(Log().AsMemory(0, NoiseBytes / 2));
            socket.LingerState = new LingerOption(true, 0);
        }

        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        HttpResponseMessage answer;
        do
        {
            timeout.Token.ThrowIfCancellationRequested();
            answer = await SendAsync(new ByteArrayContent(Log()));
        }
        while (answer.StatusCode == HttpStatusCode.TooManyRequests);

        Assert.Equal(2, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("recorded").GetInt32());
        answer.Dispose();
    }

    private static byte[] Log()
    {
        var log = new GameLogText(new DateTimeOffset(2025, 1, 1, 11, 0, 0, TimeSpan.Zero)).Head().Login("Me").Kill(10, "Me", "Prey");
        var noise = new string('x', 1000);
        for (var i = 0; i * noise.Length < NoiseBytes; i++)
        {
            log.Line(20, noise);
        }

        return log.Kill(30, "Me", "Prey").Bytes;
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpContent content, bool isChunked = false)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var client = _server.Client(_key);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/logs/upload") { Content = content };
        request.Headers.TransferEncodingChunked = isChunked;
        request.Headers.ExpectContinue = true;
        return await client.SendAsync(request);
    }
}
