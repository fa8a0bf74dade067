using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Api.OpenApi;
using KillBot.Domain.Kills;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Kills.Compatibility;

/// <summary>What AutoTrackR2 and its forks call, and BeowulfHunter, which answers alike.</summary>
internal static class AutoTrackEndpoints
{
    public static void MapAutoTrackEndpoints(this RouteGroupBuilder trackers)
    {
        trackers.MapPost("/register-kill", RecordAsync).WithTrackerReport()
            .WithSummary("Record a kill, for AutoTrackR2")
            .Produces<TrackerReportResponse>(201);
        trackers.MapPost("/api/reportkill", RecordAsync).WithTrackerReport()
            .WithSummary("Record a kill, for BeowulfHunter")
            .Produces<TrackerReportResponse>(201);
        trackers.MapGet("/api/keys/validatekey", TrackerEndpoints.ValidateKeyAsync).WithSummary("Whether an API key is valid, for BeowulfHunter")
            .WithMetadata(new ChecksCredentials(Policies.TrackerKey))
            .ProducesProblem(401).ProducesProblem(403);
    }

    /// <remarks>201 when the kill is on disk, 200 when it had been reported before, or for a heartbeat. The killer is the API key's player unless named.</remarks>
    internal static async Task<Results<Created<TrackerReportResponse>, Ok<TrackerReportResponse>, ProblemHttpResult>> RecordAsync(
        TrackerBody body, Caller caller, HttpRequest request, TrackerKeys keys, TrackerIntake intake, KillRecorder recorder,
        CancellationToken cancellationToken)
    {
        if (keys.Find(caller, request, body) is not { } key)
        {
            return TrackerKeys.Refuse(request, body);
        }

        if (TrackerIntake.IsHeartbeat(body))
        {
            return TypedResults.Ok(TrackerAnswer.Heartbeat);
        }

        var errors = new FieldErrors();
        if (await intake.ReadAsync(body, key, isVictims: false, errors, cancellationToken) is not { } kill)
        {
            return TypedResults.InvalidBody(errors);
        }

        var recorded = (await recorder.RecordAsync([kill]))[0];
        return recorded.IsNew
            ? TypedResults.Created((string?)null, TrackerAnswer.Of(recorded))
            : TypedResults.Ok(TrackerAnswer.Of(recorded));
    }
}
