using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Api.RateLimits;
using KillBot.Domain.Servers;
using KillBot.Domain.Text;
using KillBot.Domain.VRChat.Events;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.VRChat;

/// <summary>Where VRChat trackers report.</summary>
internal static class VRChatEventEndpoints
{
    public static void MapVRChatEventEndpoints(this IEndpointRouteBuilder app) =>
        app.MapPost("/api/vrchat/events", RecordAsync).WithTags("VRChat")
            .RequireAuthorization(Policies.ApiKey).RequireRateLimit(RateLimit.Ingest)
            .WithSummary("Record up to 500 events of a VRChat client; a bad one rejects itself only")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(413).ProducesProblem(503);

    /// <summary>
    /// Records events in their order, all in one transaction, and says of each what became of it. They belong to the key's home server. An
    /// answer means that they are on disk; after none, send the same again.
    /// </summary>
    private static async Task<Results<Ok<VRChatEventBatchResponse>, ProblemHttpResult>> RecordAsync(
        VRChatEventBatchRequest request, RateLimitLease rateLimit, Caller caller, VRChatRecorder recorder)
    {
        var errors = new FieldErrors();
        if (request.TrackerId is not { Length: >= 1 and <= VRChatEventBatchRequest.TrackerIdLength } name
            || string.IsNullOrWhiteSpace(name) || !StorableText.IsValid(name))
        {
            errors.Add("trackerId", $"It has 1 to {VRChatEventBatchRequest.TrackerIdLength} characters, none of them a control character.");
        }

        if (request.Events is not { Count: >= 1 and <= VRChatEventBatchRequest.MaxEvents })
        {
            errors.Add("events", $"Send 1 to {VRChatEventBatchRequest.MaxEvents} events.");
        }

        if (!errors.IsEmpty)
        {
            return TypedResults.InvalidBody(errors);
        }

        var reports = request.Events!;
        if (!rateLimit.TryTakeMore(reports.Count - 1))
        {
            return rateLimit.Refuse(reports.Count);
        }

        var results = new VRChatEventResult[reports.Count];
        List<(int Index, VRChatEvent Event)> read = [];
        for (var i = 0; i < reports.Count; i++)
        {
            if (VRChatEventIntake.Read(reports[i], out var problem) is { } told)
            {
                read.Add((i, told));
            }
            else
            {
                results[i] = new VRChatEventResult(VRChatEventStatus.Rejected, problem);
            }
        }

        if (read.Count > 0)
        {
            var recorded = await recorder.RecordAsync(TrackerOf(caller, request.TrackerId!), [.. read.Select(item => item.Event)]);
            foreach (var ((index, _), result) in read.Zip(recorded))
            {
                results[index] = result;
            }
        }

        return TypedResults.Ok(VRChatEventBatchResponse.From(results));
    }

    private static VRChatTracker TrackerOf(Caller caller, string name) =>
        new(VRChatTrackerId.Of(caller.RequiredKey.KeyId, name), name, caller.RequiredKey.ServerId ?? Server.DefaultId);
}
