using KillBot.Api.Auth;
using KillBot.Api.Wire;
using KillBot.Domain.VRChat.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.VRChat;

/// <summary>What VRChat trackers have told.</summary>
internal static class VRChatLogEndpoints
{
    public static void MapVRChatLogEndpoints(this IEndpointRouteBuilder app)
    {
        var reads = app.MapGroup("/api").WithTags("VRChat");
        reads.MapGet("/logs", ListAsync).RequireAuthorization(Policies.Monitoring)
            .WithSummary("What happened in VRChat, newest first, and what there is in all").ProducesProblem(400);
        reads.MapGet("/player/{playerId}", ListByPlayerAsync).RequireAuthorization(Policies.Monitoring)
            .WithSummary("What a person did in VRChat, newest first").ProducesProblem(400);
        reads.MapGet("/session/{sessionUuid}", ListBySessionAsync).RequireAuthorization(Policies.Monitoring)
            .WithSummary("Who came and went during a session in VRChat, newest first").ProducesProblem(400);
        reads.MapGet("/config", ShowConfig).RequireAuthorization(Policies.Monitoring)
            .WithSummary("Where web pages find this server");
    }

    /// <summary>What several trackers told of the same person and moment is there once.</summary>
    /// <param name="limit">1 to 1000; 100 when left out.</param>
    /// <param name="cursor">The <c>nextCursor</c> of the page before.</param>
    private static async Task<Results<Ok<VRChatLogListResponse>, ProblemHttpResult>> ListAsync(
        LenientNumber? limit, string? cursor, VRChatActivityQueries activity, CancellationToken cancellationToken)
    {
        if (!VRChatPage.TryReadActivity(cursor, out var before))
        {
            return VRChatProblems.InvalidCursor();
        }

        var pageSize = VRChatPage.Limit(limit);
        var read = await activity.ListAsync(before, pageSize + 1, cancellationToken);
        return TypedResults.Ok(new VRChatLogListResponse(
            VRChatLogResponse.From(read.Take(pageSize)),
            VRChatTotalsResponse.From(await activity.ReadTotalsAsync(cancellationToken)),
            VRChatPage.Next(read, pageSize, VRChatPage.CursorOf)));
    }

    /// <summary>Empty for somebody who was never met.</summary>
    /// <param name="playerId">The VRChat id: <c>usr_…</c></param>
    /// <param name="limit">1 to 1000; 100 when left out.</param>
    /// <param name="cursor">The <c>nextCursor</c> of the page before.</param>
    private static async Task<Results<Ok<VRChatHistoryResponse>, ProblemHttpResult>> ListByPlayerAsync(
        string playerId, LenientNumber? limit, string? cursor, VRChatActivityQueries activity, CancellationToken cancellationToken)
    {
        if (!VRChatId.IsValid(playerId))
        {
            return VRChatProblems.InvalidPlayerId();
        }

        if (!VRChatPage.TryReadActivity(cursor, out var before))
        {
            return VRChatProblems.InvalidCursor();
        }

        var pageSize = VRChatPage.Limit(limit);
        var read = await activity.ListByUserAsync(playerId, before, pageSize + 1, cancellationToken);
        return TypedResults.Ok(new VRChatHistoryResponse(
            VRChatLogResponse.From(read.Take(pageSize)), VRChatPage.Next(read, pageSize, VRChatPage.CursorOf)));
    }

    /// <summary>As the session's own tracker told it. Empty for a session that is not known.</summary>
    /// <param name="limit">1 to 1000; 100 when left out.</param>
    /// <param name="cursor">The <c>nextCursor</c> of the page before.</param>
    private static async Task<Results<Ok<VRChatSessionResponse>, ProblemHttpResult>> ListBySessionAsync(
        string sessionUuid, LenientNumber? limit, string? cursor, VRChatActivityQueries activity, CancellationToken cancellationToken)
    {
        // Guid also reads spaces and signs around and in it.
        if (!Guid.TryParseExact(sessionUuid, "D", out var sessionId) || sessionId.Version != 4
            || !sessionId.ToString("D").Equals(sessionUuid, StringComparison.OrdinalIgnoreCase))
        {
            return VRChatProblems.InvalidSessionId();
        }

        if (!VRChatPage.TryReadActivity(cursor, out var before))
        {
            return VRChatProblems.InvalidCursor();
        }

        var pageSize = VRChatPage.Limit(limit);
        var read = await activity.ListPlayersBySessionAsync(sessionId, before, pageSize + 1, cancellationToken);
        return TypedResults.Ok(new VRChatSessionResponse(
            VRChatLogResponse.From(read.Take(pageSize)), VRChatPage.Next(read, pageSize, VRChatPage.CursorOf)));
    }

    /// <summary>As the caller reached it.</summary>
    private static Ok<VRChatConfigResponse> ShowConfig(HttpRequest request) => TypedResults.Ok(new VRChatConfigResponse(
        $"{(request.IsHttps ? "wss" : "ws")}://{request.Host}", $"{request.Scheme}://{request.Host}"));
}
