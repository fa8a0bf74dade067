using System.IO.Compression;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace KillBot.Tests.Discord.Gateway;

/// <summary>One client, seen from the server.</summary>
public sealed class GatewayPeer : IDisposable
{
    private readonly WebSocket _socket;
    private readonly Channel<JsonNode> _received = Channel.CreateUnbounded<JsonNode>();
    private readonly MemoryStream _compressed = new();
    private readonly ZLibStream _zlib;
    private readonly bool _freezes;
    private readonly TaskCompletionSource _thawed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public GatewayPeer(WebSocket socket, string path, string query, string userAgent, bool freezes = false)
    {
        (_socket, Path, Query, UserAgent) = (socket, path, query, userAgent);
        _zlib = new ZLibStream(_compressed, CompressionLevel.Fastest, leaveOpen: true);
        _freezes = freezes;
        Ended = ReadAsync();
    }

    public string Path { get; }

    public string Query { get; }

    public string UserAgent { get; }

    public Task Ended { get; }

    /// <summary>The code that the client closed with; null if it vanished.</summary>
    public int? CloseCode { get; private set; }

    public async Task<JsonNode> ReceiveAsync() => await _received.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public async Task<JsonNode> ReceiveAsync(int opcode)
    {
        while (true)
        {
            var payload = await ReceiveAsync();
            if ((int)payload["op"]! == opcode)
            {
                return payload;
            }
        }
    }

    public Task SendAsync(string json) => SendFrameAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text, true);

    public byte[] Compress(string json)
    {
        _compressed.SetLength(0);
        _zlib.Write(Encoding.UTF8.GetBytes(json));
        _zlib.Flush();
        return _compressed.ToArray();
    }

    public Task SendFrameAsync(ReadOnlyMemory<byte> bytes, WebSocketMessageType type, bool end) =>
        _socket.SendAsync(bytes, type, end, CancellationToken.None).AsTask();

    public Task HelloAsync(int interval = 40_000) => SendAsync($$$"""{"op":10,"d":{"heartbeat_interval":{{{interval}}}}}""");

    public Task DispatchAsync(int sequence, string name, string data) =>
        SendAsync($$"""{"t":"{{name}}","s":{{sequence}},"op":0,"d":{{data}}}""");

    public Task ReadyAsync(Uri resumeUrl, string guilds = "[]", int sequence = 1) => DispatchAsync(sequence, "READY",
        $$$"""
        {"v":10,"user":{"id":"42","username":"killbot","bot":true},"session_id":"s1","resume_gateway_url":"{{{resumeUrl}}}",
        "application":{"id":"43","flags":0},"guilds":{{{guilds}}},"private_channels":[]}
        """);

    public Task CloseAsync(int code) => _socket.CloseOutputAsync((WebSocketCloseStatus)code, "bye", CancellationToken.None);

    public void Drop()
    {
        _socket.Abort();
        _thawed.TrySetResult();
    }

    public async Task<int?> ClosedAsync()
    {
        await Ended.WaitAsync(TimeSpan.FromSeconds(20));
        return CloseCode;
    }

    public void Dispose()
    {
        _zlib.Dispose();
        _compressed.Dispose();
    }

    private async Task ReadAsync()
    {
        await Task.Yield();
        var buffer = new byte[8192];
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    CloseCode = (int?)_socket.CloseStatus;
                    await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                    return;
                }

                _received.Writer.TryWrite(JsonNode.Parse(buffer.AsSpan(0, received.Count))!);
                if (_freezes)
                {
                    await _thawed.Task;
                }
            }
        }
        catch (WebSocketException)
        {
            // The client vanished, or the test dropped it.
        }
        catch (OperationCanceledException)
        {
            // The server is stopping.
        }
        finally
        {
            _received.Writer.TryComplete();
        }
    }
}
