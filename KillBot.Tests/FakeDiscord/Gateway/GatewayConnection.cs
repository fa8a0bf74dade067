using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace KillBot.Tests.FakeDiscord.Gateway;

/// <summary>One socket of a client: reads its commands, writes what is sent to it in order.</summary>
internal sealed class GatewayConnection(GatewayHub hub, WebSocket socket, Action abort, bool compress, bool usedResumeUrl)
{
    private const int MaxPayload = 4_096;
    private static readonly TimeSpan SendWindow = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan CloseGrace = TimeSpan.FromSeconds(2);

    private readonly Channel<Outgoing> _outgoing = Channel.CreateUnbounded<Outgoing>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Queue<DateTimeOffset> _received = [];
    private int _heartbeats = 1;

    /// <summary>True when the client came by the <c>resume_gateway_url</c>.</summary>
    public bool UsedResumeUrl { get; } = usedResumeUrl;

    public GatewaySession? Session { get; set; }

    public void Send(byte[] payload) => _outgoing.Writer.TryWrite(new Outgoing(payload, 0, null));

    /// <summary>Sends a close frame after what is already waiting.</summary>
    public void Close(int code, string reason)
    {
        _outgoing.Writer.TryWrite(new Outgoing(null, code, reason));
        _outgoing.Writer.TryComplete();
    }

    /// <summary>Cuts the connection without a close frame.</summary>
    public void Drop() => abort();

    public async Task RunAsync(CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Send(GatewayPayload.Control(GatewayPayload.HelloOp, new JsonObject
        {
            ["heartbeat_interval"] = (int)hub.Options.HeartbeatInterval.TotalMilliseconds,
            ["_trace"] = new JsonArray("[\"gateway-fake\",{\"micros\":0}]"),
        }));
        var writing = WriteAsync(stop.Token);
        var watching = WatchHeartbeatsAsync(stop.Token);
        try
        {
            await ReadAsync(stop.Token);
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or IOException)
        {
            // The client vanished, or the server stops: the session stays for a resume.
        }
        finally
        {
            hub.Leave(this);
            _outgoing.Writer.TryComplete();
            await stop.CancelAsync();
            await Task.WhenAll(writing, watching);
        }
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        var buffer = new byte[MaxPayload];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), cancellation);
                length += part.Count;
            }
            while (!part.EndOfMessage && length < MaxPayload);

            if (part.MessageType == WebSocketMessageType.Close)
            {
                Session = hub.Closed(this, socket.CloseStatus);
                if (socket.State == WebSocketState.CloseReceived)
                {
                    await socket.CloseOutputAsync(socket.CloseStatus ?? WebSocketCloseStatus.NormalClosure, null, cancellation);
                }

                return;
            }

            if (!part.EndOfMessage)
            {
                hub.Refuse(this, 4002, "Payload larger than 4096 bytes");
                continue;
            }

            if (IsTooFast())
            {
                hub.Refuse(this, 4008, "Rate limited.");
                continue;
            }

            Handle(buffer.AsSpan(0, length));
        }
    }

    private void Handle(ReadOnlySpan<byte> message)
    {
        JsonElement payload;
        try
        {
            payload = JsonElement.Parse(message);
        }
        catch (JsonException)
        {
            hub.Refuse(this, 4002, "Error while decoding payload.");
            return;
        }

        if (payload.ValueKind != JsonValueKind.Object || !payload.TryGetProperty("op", out var op) || !op.TryGetInt32(out var code))
        {
            hub.Refuse(this, 4002, "Error while decoding payload.");
            return;
        }

        if (code == GatewayPayload.HeartbeatOp)
        {
            Interlocked.Increment(ref _heartbeats);
        }

        hub.Receive(this, code, payload.TryGetProperty("d", out var data) ? data : default);
    }

    private bool IsTooFast()
    {
        var now = hub.Options.TimeProvider.GetUtcNow();
        while (_received.TryPeek(out var first) && first <= now - SendWindow)
        {
            _received.Dequeue();
        }

        _received.Enqueue(now);
        return _received.Count > hub.Options.GatewaySendLimit;
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        using var zlib = compress ? new ZlibStreamEncoder() : null;
        try
        {
            await foreach (var next in _outgoing.Reader.ReadAllAsync(cancellation))
            {
                if (next.Payload is null)
                {
                    await socket.CloseOutputAsync((WebSocketCloseStatus)next.Code, next.Reason, cancellation);
                    await Task.Delay(CloseGrace, cancellation);
                    abort();
                    return;
                }

                await WriteAsync(zlib is null ? next.Payload : zlib.Encode(next.Payload), zlib is not null, cancellation);
            }
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The reader sees the same loss and ends the connection.
        }
    }

    private async Task WriteAsync(byte[] bytes, bool binary, CancellationToken cancellation)
    {
        var size = hub.Options.GatewayFrameSize ?? bytes.Length;
        var type = binary ? WebSocketMessageType.Binary : WebSocketMessageType.Text;
        for (var start = 0; start < bytes.Length; start += size)
        {
            // A compressed message may come in several WebSocket messages, of which only the last ends with the flush marker.
            var count = Math.Min(size, bytes.Length - start);
            await socket.SendAsync(bytes.AsMemory(start, count), type, binary || start + count == bytes.Length, cancellation);
        }
    }

    private async Task WatchHeartbeatsAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await Task.Delay(hub.Options.HeartbeatInterval * 2, hub.Options.TimeProvider, cancellation);
                if (Interlocked.Exchange(ref _heartbeats, 0) == 0)
                {
                    hub.Refuse(this, 4009, "Session timed out.");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The connection has ended.
        }
    }

    private readonly record struct Outgoing(byte[]? Payload, int Code, string? Reason);
}
