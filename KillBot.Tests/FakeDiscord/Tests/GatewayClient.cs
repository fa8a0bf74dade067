using System.IO.Compression;
using System.Net.WebSockets;
using System.Text.Json;

namespace KillBot.Tests.FakeDiscord.Tests;

/// <summary>A bare gateway client that sends what a test says and reads one payload after the other.</summary>
internal sealed class GatewayClient : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly MemoryStream _compressed = new();
    private readonly ZLibStream _zlib;

    private GatewayClient() => _zlib = new ZLibStream(_compressed, CompressionMode.Decompress);

    public int? CloseCode => (int?)_socket.CloseStatus;

    public static async Task<GatewayClient> ConnectAsync(FakeDiscordServer discord, string query = "?v=10&encoding=json", string path = "/gateway")
    {
        var client = new GatewayClient();
        await client._socket.ConnectAsync(new Uri($"ws://127.0.0.1:{discord.ApiBaseUrl.Port}{path}{query}"), CancellationToken.None);
        return client;
    }

    /// <summary>Connects, identifies and reads up to READY.</summary>
    public static async Task<(GatewayClient Client, JsonElement Ready)> IdentifyAsync(FakeDiscordServer discord, string query = "?v=10&encoding=json", int intents = 1)
    {
        var client = await ConnectAsync(discord, query);
        Assert.Equal(10, (await client.ReadAsync()).GetProperty("op").GetInt32());
        await client.SendAsync(Identify(discord.Token, intents));
        var ready = await client.ReadAsync();
        Assert.Equal("READY", ready.GetProperty("t").GetString());
        return (client, ready.GetProperty("d"));
    }

    public static string Identify(string token, int intents = 1, string? shard = null) =>
        $$$"""{"op":2,"d":{"token":"{{{token}}}","intents":{{{intents}}},"properties":{"os":"linux","browser":"t","device":"t"}{{{(shard is null ? "" : $",\"shard\":{shard}")}}}}}""";

    public static string Resume(string token, string session, long sequence) =>
        $$$"""{"op":6,"d":{"token":"{{{token}}}","session_id":"{{{session}}}","seq":{{{sequence}}}}}""";

    public async Task SendAsync(string text) =>
        await _socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(text).AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>The next payload; undefined when the server closed.</summary>
    public async Task<JsonElement> ReadAsync()
    {
        using var limit = new CancellationTokenSource(FakeDiscordServer.DefaultTimeout);
        using var message = new MemoryStream();
        var buffer = new byte[8_192];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), limit.Token);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return default;
            }

            message.Write(buffer, 0, part.Count);
            var bytes = message.ToArray();
            if (part.MessageType == WebSocketMessageType.Text && part.EndOfMessage)
            {
                return JsonElement.Parse(bytes);
            }

            if (part.MessageType == WebSocketMessageType.Binary && bytes.AsSpan().EndsWith((ReadOnlySpan<byte>)[0, 0, 0xFF, 0xFF]))
            {
                return Inflate(bytes);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        await _zlib.DisposeAsync();
        await _compressed.DisposeAsync();
    }

    private JsonElement Inflate(byte[] bytes)
    {
        _compressed.SetLength(0);
        _compressed.Write(bytes);
        _compressed.Position = 0;
        using var plain = new MemoryStream();
        _zlib.CopyTo(plain);
        return JsonElement.Parse(plain.ToArray());
    }
}
