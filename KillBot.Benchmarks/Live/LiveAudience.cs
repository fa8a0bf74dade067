using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;

namespace KillBot.Benchmarks.Live;

/// <summary>Many WebSockets, each of which notes how long each message took.</summary>
internal sealed class LiveAudience : IAsyncDisposable
{
    /// <summary>How long a rate is held.</summary>
    public const int Seconds = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly List<ClientWebSocket> _sockets = [];

    public static async Task<LiveAudience> ConnectAsync(Uri server, int count)
    {
        var audience = new LiveAudience();
        var address = new UriBuilder(server) { Scheme = "ws" }.Uri;
        for (var i = 0; i < count; i++)
        {
            var socket = new ClientWebSocket();
            audience._sockets.Add(socket);
            await socket.ConnectAsync(address, CancellationToken.None);
            // How things are, and whether VRChat runs.
            var buffer = new byte[4096];
            await ReadAsync(socket, buffer);
            await ReadAsync(socket, buffer);
        }

        return audience;
    }

    /// <summary>The ticks from sending to reading of so many messages to each.</summary>
    public async Task<IReadOnlyCollection<long>> HearAsync(int count)
    {
        var ticks = new ConcurrentBag<long[]>();
        await Task.WhenAll(_sockets.Select(async socket =>
        {
            var buffer = new byte[4096];
            var own = new long[count];
            for (var i = 0; i < count; i++)
            {
                var length = await ReadAsync(socket, buffer);
                own[i] = Stopwatch.GetTimestamp() - SentAt(buffer.AsSpan(0, length));
            }

            ticks.Add(own);
        })).WaitAsync(Patience);
        return [.. ticks.SelectMany(own => own)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in _sockets)
        {
            socket.Dispose();
        }

        await Task.CompletedTask;
    }

    private static async Task<int> ReadAsync(ClientWebSocket socket, byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            length += received.Count;
            if (received.MessageType == WebSocketMessageType.Close)
            {
                throw new InvalidOperationException($"Closed: {socket.CloseStatus} {socket.CloseStatusDescription}");
            }

            if (received.EndOfMessage)
            {
                return length;
            }
        }
    }

    // The clock that Stopwatch reads is the machine's: it is the same in the server.
    private static long SentAt(ReadOnlySpan<byte> message)
    {
        var name = "\"player_name\":\""u8;
        var text = message[(message.IndexOf(name) + name.Length)..];
        return long.Parse(Encoding.UTF8.GetString(text[..text.IndexOf((byte)'"')]), CultureInfo.InvariantCulture);
    }
}
