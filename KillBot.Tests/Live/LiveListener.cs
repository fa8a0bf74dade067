using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace KillBot.Tests.Live;

/// <summary>A client of the WebSocket.</summary>
public sealed class LiveListener : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket _socket = new();

    public WebSocketCloseStatus? ClosedWith => _socket.CloseStatus;

    public string? ClosedBecause => _socket.CloseStatusDescription;

    public HttpStatusCode Answered => _socket.HttpStatusCode;

    public string? Subprotocol => _socket.SubProtocol;

    public static async Task<LiveListener> ConnectAsync(Uri address, params (string Name, string Value)[] headers)
    {
        var listener = new LiveListener();
        await listener.OpenAsync(address, headers);
        return listener;
    }

    /// <summary>The status with which a connection is refused.</summary>
    public static async Task<HttpStatusCode> RefusalAsync(Uri address, params (string Name, string Value)[] headers)
    {
        using var listener = new LiveListener();
        await Assert.ThrowsAsync<WebSocketException>(() => listener.OpenAsync(address, headers));
        return listener.Answered;
    }

    /// <summary>The next message; fails when there is none for long, or the connection has ended.</summary>
    public async Task<JsonElement> NextAsync() =>
        JsonElement.Parse(await TextAsync() ?? throw new InvalidOperationException($"Closed: {ClosedWith} {ClosedBecause}"));

    /// <summary>The next message of a type; others are skipped.</summary>
    public async Task<JsonElement> NextAsync(string type)
    {
        JsonElement message;
        do
        {
            message = await NextAsync();
        }
        while (message.GetProperty("type").GetString() != type);
        return message;
    }

    /// <summary>Types of the next messages.</summary>
    public async Task<IReadOnlyList<string>> TypesAsync(int count)
    {
        List<string> types = [];
        while (types.Count < count)
        {
            types.Add((await NextAsync()).GetProperty("type").GetString()!);
        }

        return types;
    }

    /// <summary>Reads on until the server closes.</summary>
    public async Task WaitForEndAsync()
    {
        while (await TextAsync() is not null)
        {
        }
    }

    public Task SayAsync(string text, bool isEnd = true) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text).AsMemory(), WebSocketMessageType.Text, isEnd, CancellationToken.None).AsTask();

    public Task CloseAsync() => _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).WaitAsync(Patience);

    public void Dispose() => _socket.Dispose();

    private async Task OpenAsync(Uri address, (string Name, string Value)[] headers)
    {
        foreach (var (name, value) in headers)
        {
            if (name == "Sec-WebSocket-Protocol")
            {
                Array.ForEach(value.Split(", "), _socket.Options.AddSubProtocol);
                continue;
            }

            _socket.Options.SetRequestHeader(name, value);
        }

        _socket.Options.CollectHttpResponseDetails = true;
        using var patience = new CancellationTokenSource(Patience);
        await _socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws" }.Uri, patience.Token);
    }

    private async Task<string?> TextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var text = new MemoryStream();
        var buffer = new byte[16 * 1024];
        WebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(new ArraySegment<byte>(buffer), patience.Token);
            await text.WriteAsync(buffer.AsMemory(0, received.Count), CancellationToken.None);
        }
        while (!received.EndOfMessage);
        return received.MessageType == WebSocketMessageType.Close ? null : Encoding.UTF8.GetString(text.ToArray());
    }
}
