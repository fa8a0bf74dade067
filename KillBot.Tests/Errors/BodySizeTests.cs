using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using KillBot.Domain.ApiKeys;
using KillBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.Errors;

/// <summary>A body may have 1 MB, packed or not, announced or not.</summary>
public sealed class BodySizeTests : IAsyncLifetime
{
    private const int Megabyte = 1024 * 1024;
    private RealServer _server = null!;
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await RealServer.StartAsync();
        var key = await _server.Services.GetRequiredService<ApiKeyService>().CreateAsync(new NewApiKey("Pilot", "Test"));
        _client = _server.Client(key.Secret);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_body_over_a_megabyte_is_too_large() => await AssertTooLargeAsync(BodyOf(Megabyte + 1));

    [Fact]
    public async Task A_body_without_a_length_is_measured_as_it_comes()
    {
        using var content = new StreamContent(new EndlessJson());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/kills") { Content = content };
        request.Headers.TransferEncodingChunked = true;

        using var answer = await _client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task A_small_file_that_unpacks_to_a_large_one_is_too_large()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(BodyOf(20 * Megabyte));
        }

        Assert.True(packed.Length < Megabyte / 10);
        await AssertTooLargeAsync(packed.ToArray(), "gzip");
    }

    [Fact]
    public async Task A_body_just_below_is_read()
    {
        using var content = Json(BodyOf(Megabyte - 1));

        using var answer = await _client.PostAsync("/api/kills", content);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    private async Task AssertTooLargeAsync(byte[] body, string? encoding = null)
    {
        using var content = Json(body);
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        using var answer = await _client.PostAsync("/api/kills", content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal("VALIDATION_ERROR", problem.Text("code"));
        Assert.Equal("413", problem.Text("status"));
    }

    private static ByteArrayContent Json(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static byte[] BodyOf(int length)
    {
        var (start, end) = ("""{"victimId":"x","weapon":" """, "\"}");
        return System.Text.Encoding.ASCII.GetBytes(start + new string(' ', length - start.Length - end.Length) + end);
    }

    /// <summary>Two megabytes of an unfinished text.</summary>
    private sealed class EndlessJson : MemoryStream
    {
        public EndlessJson()
            : base(BodyOf(2 * Megabyte)[..^2])
        {
        }
    }
}
