using System.Net;
using System.Net.Sockets;
using System.Text;

namespace KillBot.Tests.Webhooks.Delivery;

/// <summary>A receiver that is no HTTP server: it takes a connection, reads what comes and does as a test says.</summary>
internal sealed class RawReceiver : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<Socket, CancellationToken, Task> _answer;
    private readonly Task _accepting;
    private int _connections;

    private RawReceiver(Func<Socket, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Connections => Volatile.Read(ref _connections);

    public Uri Url => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/hook");

    public static RawReceiver Start(Func<Socket, CancellationToken, Task> answer) => new(answer);

    /// <summary>Sends these characters and leaves the connection open.</summary>
    public static RawReceiver Saying(string text) => new(async (socket, cancellationToken) =>
    {
        await socket.SendAsync(Encoding.Latin1.GetBytes(text), cancellationToken);
        await socket.ReceiveAsync(new byte[1], cancellationToken);
    });

    /// <summary>Sends these characters and ends the connection.</summary>
    public static RawReceiver Ending(string text) => new(async (socket, cancellationToken) =>
    {
        await socket.SendAsync(Encoding.Latin1.GetBytes(text), cancellationToken);
        socket.Shutdown(SocketShutdown.Both);
    });

    /// <summary>Answers with a reset.</summary>
    public static RawReceiver Resetting() => new((socket, _) =>
    {
        socket.LingerState = new LingerOption(true, 0);
        return Task.CompletedTask;
    });

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> serving = [];
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await _listener.AcceptSocketAsync(_stopping.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        Interlocked.Increment(ref _connections);
        using (socket)
        {
            try
            {
                await socket.ReceiveAsync(new byte[16 * 1024], _stopping.Token);
                await _answer(socket, _stopping.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException)
            {
                // The other side, or the test, has gone.
            }
        }
    }
}
