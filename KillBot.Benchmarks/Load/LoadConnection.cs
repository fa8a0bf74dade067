using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Unicode;

namespace KillBot.Benchmarks.Load;

/// <summary>A keep-alive connection: HTTP/1.1 straight on the socket, so that the measuring costs little.</summary>
internal sealed class LoadConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[8192];
    private readonly byte[] _body = new byte[1024];
    private readonly string _head;
    private readonly KillBodies _bodies;

    private LoadConnection(string path, string key, KillBodies bodies)
    {
        _head = $"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\nContent-Length: ";
        _bodies = bodies;
    }

    /// <summary>Milliseconds of each request that was answered with 201.</summary>
    public List<float> Latencies { get; } = new(16_384);

    public int Others { get; private set; }

    public static async Task<LoadConnection> OpenAsync(IPEndPoint server, string path, string key, KillBodies bodies)
    {
        var connection = new LoadConnection(path, key, bodies);
        await connection._socket.ConnectAsync(server);
        return connection;
    }

    /// <summary>Sends one request after the other until <paramref name="end"/>, a time of <see cref="Stopwatch"/>.</summary>
    public async Task RunAsync(long end)
    {
        for (var now = Stopwatch.GetTimestamp(); now < end;)
        {
            var length = WriteRequest();
            await _socket.SendAsync(_buffer.AsMemory(0, length));
            var status = await ReceiveAsync();
            var answered = Stopwatch.GetTimestamp();
            if (status == 201)
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

    public void Dispose() => _socket.Dispose();

    private int WriteRequest()
    {
        var body = _body.AsSpan(0, _bodies.Next(_body));
        Utf8.TryWrite(_buffer, CultureInfo.InvariantCulture, $"{_head}{body.Length}\r\n\r\n", out var head);
        body.CopyTo(_buffer.AsSpan(head));
        return head + body.Length;
    }

    private async ValueTask<int> ReceiveAsync()
    {
        for (var length = 0; ;)
        {
            var received = await _socket.ReceiveAsync(_buffer.AsMemory(length));
            if (received == 0)
            {
                throw new IOException("The server closed the connection.");
            }

            length += received;
            if (HttpAnswer.TryRead(_buffer.AsSpan(0, length), out var status))
            {
                return status;
            }
        }
    }
}
