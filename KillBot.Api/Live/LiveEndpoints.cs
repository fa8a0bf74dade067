using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Api.RateLimits;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KillBot.Api.Live;

/// <summary>The live feed: what happens, as it happens.</summary>
internal static class LiveEndpoints
{
    /// <summary>HTTP/2 opens a WebSocket with CONNECT (RFC 8441).</summary>
    private static readonly string[] SocketMethods = [HttpMethods.Get, HttpMethods.Connect];

    public static void MapLiveEndpoints(this IEndpointRouteBuilder app)
    {
        var live = app.MapGroup("").WithTags("Live").RequireAuthorization(Policies.Monitoring);
        live.MapMethods("/", SocketMethods, ServeSocketAsync).ExcludeFromDescription();
        live.MapMethods("/ws", SocketMethods, ServeSocketAsync).ExcludeFromDescription();
        live.MapGet("/api/live", ServeEventsAsync).WithSummary("What happens, as it happens, as server-sent events")
            .Produces<string>(200, LiveEventStream.ContentType).ProducesProblem(400).ProducesProblem(503);
    }

    private static async Task<IResult> ServeSocketAsync(
        HttpContext context, string? topics, Caller caller, LiveClients clients, LiveBeginning beginning, CancellationToken cancellationToken)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            return context.Request.Path == "/" ? TypedResults.NotFound() : UpgradeRequired(context);
        }

        if (!LiveTopicNames.TryRead(topics, out var wanted))
        {
            return InvalidTopics();
        }

        using var client = clients.TryAdd(wanted, RateLimitPartition.OfAddress(context), caller, out var refusal);
        if (client is null)
        {
            return Refuse(context, refusal);
        }

        var first = await beginning.ReadStateAsync(client, cancellationToken);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(SocketCredentials.SubprotocolFor(context.WebSockets));
        await LiveSocket.RunAsync(socket, client, first);
        return TypedResults.Empty;
    }

    /// <summary>
    /// The messages of the WebSocket: <c>initialData</c>, <c>log</c>, <c>session</c>, <c>playerCount</c>, <c>vrchatStatus</c> and <c>kill</c>.
    /// A comment comes every 15 seconds when nothing happens.
    /// </summary>
    /// <param name="topics"><c>vrchat</c>, <c>kills</c> or both with a comma between them; <c>vrchat</c> when left out.</param>
    /// <param name="lastEventId">The id of the last event that was heard: what was missed comes first. Browsers send it by themselves.</param>
    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> ServeEventsAsync(
        HttpContext context,
        string? topics,
        [FromHeader(Name = "Last-Event-ID")] string? lastEventId,
        Caller caller,
        LiveClients clients,
        LiveBeginning beginning,
        CancellationToken cancellationToken)
    {
        if (!LiveTopicNames.TryRead(topics, out var wanted))
        {
            return InvalidTopics();
        }

        using var client = clients.TryAdd(wanted | LiveTopics.Heartbeats, RateLimitPartition.OfAddress(context), caller, out var refusal);
        if (client is null)
        {
            return Refuse(context, refusal);
        }

        var first = LivePosition.TryRead(lastEventId) is { } heard
            ? await beginning.ReadMissedAsync(client, heard, cancellationToken)
            : await beginning.ReadStateAsync(client, cancellationToken);
        await LiveEventStream.RunAsync(context, client, first);
        return TypedResults.Empty;
    }

    private static ProblemHttpResult InvalidTopics() => TypedResults.ApiProblem(
        StatusCodes.Status400BadRequest, ErrorCodes.ValidationError, "topics: vrchat, kills, or both with a comma between them.");

    private static ProblemHttpResult UpgradeRequired(HttpContext context)
    {
        context.Response.Headers.Upgrade = "websocket";
        return TypedResults.ApiProblem(
            StatusCodes.Status426UpgradeRequired, ErrorCodes.ValidationError, "This is a WebSocket: ws://…/ws. GET /api/live has the same as server-sent events.");
    }

    private static ProblemHttpResult Refuse(HttpContext context, LiveRefusal refusal)
    {
        context.Response.Headers.RetryAfter = "60";
        return refusal == LiveRefusal.TooMany
            ? TypedResults.ApiProblem(
                StatusCodes.Status429TooManyRequests, ErrorCodes.RateLimited,
                "This address listens with as many connections as it may. Close one, or have the operator raise Live:MaxConnectionsPerAddress.")
            : TypedResults.ApiProblem(
                StatusCodes.Status503ServiceUnavailable, ErrorCodes.ServerError,
                refusal == LiveRefusal.Stopping
                    ? "The server is stopping. Try again in a minute."
                    : "As many listen as this server allows. Try again later, or have the operator raise Live:MaxConnections.");
    }
}
