using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace KillBot.Tests.FakeDiscord.Gateway;

/// <summary>Takes WebSocket requests and looks at their query.</summary>
internal static class GatewayEndpoint
{
    public static async Task HandleAsync(HttpContext context, string path, GatewayHub hub)
    {
        var trimmed = path.TrimEnd('/');
        if (trimmed is not ("/gateway" or "/gateway/resume"))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var query = context.Request.Query;
        if (query["v"] is not ["10"])
        {
            await socket.CloseAsync((WebSocketCloseStatus)4012, "Invalid API version.", context.RequestAborted);
            return;
        }

        if (query["encoding"] is not ["json"] || query["compress"].ToArray() is not ([] or ["zlib-stream"]))
        {
            await socket.CloseAsync((WebSocketCloseStatus)4002, "Unsupported encoding or compression.", context.RequestAborted);
            return;
        }

        await hub.RunAsync(socket, context.Abort, compress: query["compress"].Count == 1, usedResumeUrl: trimmed != "/gateway", context.RequestAborted);
    }
}
