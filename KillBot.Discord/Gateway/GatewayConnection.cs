using System.Net.WebSockets;

namespace KillBot.Discord.Gateway;

/// <summary>
/// One socket to the gateway: inflates what comes in, spaces what goes out. One reader at a time, any number of senders.
/// </summary>
internal sealed class GatewayConnection : IAsyncDisposable
{
    /// <summary>Longer messages are refused by Discord (https://discord.com/developers/docs/events/gateway#sending-events).</summary>
    public const int MaxSentBytes = 4096;

    /// <summary>Far above a GUILD_CREATE of the largest guilds.</summary>
    public const int MaxReceivedBytes = 64 * 1024 * 1024;

    /// <summary>Any code but 1000 and 1001 keeps the session resumable.</summary>
    public const WebSocketCloseStatus Resumable = (WebSocketCloseStatus)4000;

    private readonly ClientWebSocket _socket = new();
    private readonly TimeProvider _time;
    private readonly GatewayTimings _timings;
    private readonly SendBudget _budget;
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ZlibStreamInflater _inflater = new();
    private readonly PooledBuffer _message;
    private readonly byte[] _frame = new byte[16 * 1024];

    private GatewayConnection(TimeProvider time, GatewayTimings timings, int maxReceivedBytes)
    {
        _time = time;
        _timings = timings;
        _budget = new SendBudget(time);
        _message = new PooledBuffer(maxReceivedBytes);
    }

    /// <param name="gateway">The address from <c>/gateway/bot</c> or READY, without a query.</param>
    public static async Task<GatewayConnection> OpenAsync(
        Uri gateway, string userAgent, TimeProvider time, GatewayTimings timings, CancellationToken cancellationToken,
        int maxReceivedBytes = MaxReceivedBytes)
    {
        var connection = new GatewayConnection(time, timings, maxReceivedBytes);
        try
        {
            // Heartbeats do the work of WebSocket pings.
            connection._socket.Options.KeepAliveInterval = TimeSpan.Zero;
            connection._socket.Options.SetRequestHeader("User-Agent", userAgent);
            var address = new UriBuilder(gateway) { Query = "v=10&encoding=json&compress=zlib-stream" }.Uri;
            await connection.WithinAsync(
                timings.Connect, token => connection._socket.ConnectAsync(address, token), cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// The next message, whole and inflated; valid until the next call. Compressed, it may hold several payloads.
    /// </summary>
    /// <exception cref="GatewayClosedException">Discord closed the connection.</exception>
    /// <exception cref="InvalidDataException">The message is too long or wrongly compressed.</exception>
    /// <exception cref="WebSocketException">The connection was lost.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReceiveAsync(CancellationToken cancellationToken)
    {
        _message.Clear();
        while (true)
        {
            var received = await _socket.ReceiveAsync(_frame.AsMemory(), cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                throw new GatewayClosedException((GatewayCloseCode?)(int?)_socket.CloseStatus, _socket.CloseStatusDescription);
            }

            var bytes = _frame.AsMemory(0, received.Count);
            if (received.MessageType == WebSocketMessageType.Text)
            {
                Append(bytes);
                if (received.EndOfMessage)
                {
                    return _message.Written;
                }
            }
            else if (_inflater.Inflate(bytes, _message) && received.EndOfMessage)
            {
                return _message.Written;
            }
        }
    }

    /// <summary>Sends one payload, when Discord's limit allows.</summary>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> payload, bool heartbeat, CancellationToken cancellationToken)
    {
        if (payload.Length > MaxSentBytes)
        {
            throw new ArgumentException($"A gateway payload has at most {MaxSentBytes} bytes.", nameof(payload));
        }

        await _budget.SpendAsync(heartbeat, cancellationToken);
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await WithinAsync(
                _timings.Send,
                token => _socket.SendAsync(payload, WebSocketMessageType.Text, endOfMessage: true, token).AsTask(),
                cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Says goodbye while another call still reads: that one then gets Discord's answer, or fails when it is cut off.</summary>
    public Task LeaveAsync(WebSocketCloseStatus status) =>
        SayGoodbyeAsync(token => _socket.CloseOutputAsync(status, statusDescription: null, token));

    /// <summary>Says goodbye and waits for the answer, for a moment. Nobody may be reading.</summary>
    public Task CloseAsync(WebSocketCloseStatus status) =>
        SayGoodbyeAsync(token => _socket.CloseAsync(status, statusDescription: null, token));

    public void Abort() => _socket.Abort();

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _inflater.Dispose();
        _message.Dispose();
        _sending.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task SayGoodbyeAsync(Func<CancellationToken, Task> close)
    {
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await WithinAsync(_timings.Goodbye, close, CancellationToken.None);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or TimeoutException or IOException or ObjectDisposedException)
        {
            // The other side is gone already, which is all that was wanted.
            _socket.Abort();
        }
    }

    private void Append(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var free = _message.Free();
            var count = Math.Min(free.Length, bytes.Length);
            bytes[..count].CopyTo(free);
            _message.Advance(count);
            bytes = bytes[count..];
        }
    }

    private async Task WithinAsync(TimeSpan limit, Func<CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await act(either.Token);
        }
        catch (Exception exception) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The gateway did not answer within {limit.TotalSeconds:0.#} s.", exception);
        }
    }
}
