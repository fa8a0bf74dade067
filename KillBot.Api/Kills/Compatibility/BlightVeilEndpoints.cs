using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Api.OpenApi;
using KillBot.Domain.Kills;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Kills.Compatibility;

/// <summary>What BlightVeil's tracker calls. It takes nothing but 200 for an answer and repeats what it got no 200 for.</summary>
internal static class BlightVeilEndpoints
{
    public static void MapBlightVeilEndpoints(this RouteGroupBuilder trackers)
    {
        trackers.MapPost("/reportKill", RecordKillAsync).WithTrackerReport()
            .WithSummary("Record a kill, for BlightVeil's tracker");
        trackers.MapPost("/reportACKill", RecordDeathAsync).WithTrackerReport()
            .WithSummary("Record one's own death, for BlightVeil's tracker");
        trackers.MapPost("/validateKey", TrackerEndpoints.ValidateKeyAsync)
            .Accepts<TrackerReportRequest>(isOptional: true, "application/json")
            .WithSummary("Whether an API key is valid, for BlightVeil's tracker")
            .WithMetadata(new ChecksCredentials(Policies.TrackerKey))
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
    }

    /// <remarks>Sent by the killer. 200 when the kill is on disk, now or before, and for a heartbeat.</remarks>
    internal static Task<Results<Ok<TrackerReportResponse>, ProblemHttpResult>> RecordKillAsync(
        TrackerBody body, Caller caller, HttpRequest request, TrackerKeys keys, TrackerIntake intake, KillRecorder recorder,
        CancellationToken cancellationToken) =>
        RecordAsync(body, keys.Find(caller, request, body), isVictims: false, request, intake, recorder, cancellationToken);

    /// <remarks>Sent by the victim. 200 when the death is on disk, now or before, and for a heartbeat.</remarks>
    internal static Task<Results<Ok<TrackerReportResponse>, ProblemHttpResult>> RecordDeathAsync(
        TrackerBody body, Caller caller, HttpRequest request, TrackerKeys keys, TrackerIntake intake, KillRecorder recorder,
        CancellationToken cancellationToken) =>
        RecordAsync(body, keys.Find(caller, request, body), isVictims: true, request, intake, recorder, cancellationToken);

    private static async Task<Results<Ok<TrackerReportResponse>, ProblemHttpResult>> RecordAsync(
        TrackerBody body, Domain.ApiKeys.ApiKeyIdentity? key, bool isVictims, HttpRequest request, TrackerIntake intake, KillRecorder recorder,
        CancellationToken cancellationToken)
    {
        if (key is null)
        {
            return TrackerKeys.Refuse(request, body);
        }

        if (TrackerIntake.IsHeartbeat(body))
        {
            return TypedResults.Ok(TrackerAnswer.Heartbeat);
        }

        var errors = new FieldErrors();
        return await intake.ReadAsync(body, key, isVictims, errors, cancellationToken) is { } kill
            ? TypedResults.Ok(TrackerAnswer.ForBlightVeil((await recorder.RecordAsync([kill]))[0]))
            : TypedResults.InvalidBody(errors);
    }
}
