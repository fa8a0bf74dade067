using System.Net.WebSockets;

namespace KillBot.Api.Live;

/// <summary>A listener's WebSocket: sends what there is to tell, and reads only to notice the end.</summary>
internal static class LiveSocket
{
    private const int MaxIncoming = 1024;

    /// <summary>Runs until either side ends it.</summary>
    /// <param name="beginning">What is told first.</param>
    public static async Task RunAsync(WebSocket socket, LiveClient client, IReadOnlyList<LiveMessage> beginning)
    {
        var receiving = ReceiveAsync(socket, client);
        await SendAsync(socket, client, beginning);
        await receiving;
    }

    private static async Task SendAsync(WebSocket socket, LiveClient client, IReadOnlyList<LiveMessage> beginning)
    {
        try
        {
            foreach (var message in beginning)
            {
                await SendAsync(socket, client, message);
            }

            while (client.Ending is null && await client.WaitAsync(CancellationToken.None))
            {
                while (client.TryTake(out var message))
                {
                    await SendAsync(socket, client, message);
                }
            }

            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await socket.CloseOutputAsync(client.Ending!.Status, client.Ending.Reason, client.Grace);
            }
        }
        catch (Exception exception) when (IsGone(exception))
        {
            client.End(LiveEnding.Left);
        }
    }

    private static ValueTask SendAsync(WebSocket socket, LiveClient client, LiveMessage message) => client.Ending is null
        ? socket.SendAsync(message.Json.AsMemory(), WebSocketMessageType.Text, WebSocketMessageFlags.EndOfMessage, client.Grace)
        : ValueTask.CompletedTask;

    // Nothing that a client says matters; after the end it is read on until the other side has closed too.
    private static async Task ReceiveAsync(WebSocket socket, LiveClient client)
    {
        var buffer = new byte[MaxIncoming];
        var length = 0;
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(), client.Grace);
                length += received.Count;
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    client.End(LiveEnding.Left);
                    return;
                }

                if (length > MaxIncoming)
                {
                    client.End(LiveEnding.TooLong);
                }

                length = received.EndOfMessage ? 0 : length;
            }
        }
        catch (Exception exception) when (IsGone(exception))
        {
            client.End(LiveEnding.Left);
        }
    }

    private static bool IsGone(Exception exception) => exception is WebSocketException or OperationCanceledException or IOException;
}
