using System.Text.Json;
using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Api.RateLimits;
using KillBot.Domain.Kills;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace KillBot.Api.Kills;

/// <summary>Where trackers report kills.</summary>
internal static class KillEndpoints
{
    public static void MapKillEndpoints(this IEndpointRouteBuilder app)
    {
        var kills = app.MapGroup("/api/kills").WithTags("Kills");
        kills.MapPost("", RecordAsync).RequireAuthorization(Policies.ApiKey).RequireRateLimit(RateLimit.Ingest)
            .WithSummary("Record a kill")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(413).ProducesProblem(503);
        kills.MapPost("/batch", RecordBatchAsync).RequireAuthorization(Policies.ApiKey).RequireRateLimit(RateLimit.Ingest)
            .WithSummary("Record up to 500 kills; a bad one rejects itself only")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(413).ProducesProblem(503);
        kills.MapKillListEndpoints();
    }

    /// <summary>
    /// Records a kill of the API key's player. 201 means that it is on disk; 200 that it had been reported before, by this
    /// tracker or by the other side's, and is not counted twice.
    /// </summary>
    private static async Task<Results<Created<KillResponse>, Ok<KillResponse>, ProblemHttpResult>> RecordAsync(
        KillRequest request,
        [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey,
        Caller caller,
        KillIntake intake,
        KillRecorder recorder,
        CancellationToken cancellationToken)
    {
        var errors = new FieldErrors();
        if (await intake.ReadAsync(request, caller.RequiredKey, idempotencyKey, errors, cancellationToken) is not { } kill)
        {
            return TypedResults.InvalidBody(errors);
        }

        var recorded = (await recorder.RecordAsync([kill]))[0];
        var response = KillResponse.From(recorded.Kill);
        if (!recorded.IsOwn)
        {
            response = response with { RawData = null };
        }

        return recorded.IsNew ? TypedResults.Created((string?)null, response) : TypedResults.Ok(response);
    }

    /// <summary>Records kills in their order, all in one transaction, and says of each what became of it.</summary>
    private static async Task<Results<Ok<KillBatchResponse>, ProblemHttpResult>> RecordBatchAsync(
        KillBatchRequest request,
        RateLimitLease rateLimit,
        Caller caller,
        KillIntake intake,
        KillRecorder recorder,
        CancellationToken cancellationToken)
    {
        if (request.Kills is not { Count: >= 1 and <= KillBatchRequest.MaxKills } reports)
        {
            var errors = new FieldErrors();
            errors.Add("kills", $"Send 1 to {KillBatchRequest.MaxKills} kills.");
            return TypedResults.InvalidBody(errors);
        }

        if (!rateLimit.TryTakeMore(reports.Count - 1))
        {
            return rateLimit.Refuse(reports.Count);
        }

        var results = new KillBatchResult[reports.Count];
        List<(int Index, NewKill Kill)> accepted = [];
        for (var i = 0; i < reports.Count; i++)
        {
            var errors = new FieldErrors();
            var kill = Read(reports[i], errors) is { } report
                ? await intake.ReadAsync(report, caller.RequiredKey, null, errors, cancellationToken)
                : null;
            if (kill is null)
            {
                results[i] = new KillBatchResult(i, KillBatchResult.Rejected, null, errors.Summary);
            }
            else
            {
                accepted.Add((i, kill));
            }
        }

        if (accepted.Count > 0)
        {
            var recorded = await recorder.RecordAsync([.. accepted.Select(item => item.Kill)]);
            foreach (var ((index, _), outcome) in accepted.Zip(recorded))
            {
                results[index] = KillBatchResult.From(index, outcome);
            }
        }

        return TypedResults.Ok(KillBatchResponse.From(results));
    }

    private static KillRequest? Read(JsonElement report, FieldErrors errors)
    {
        try
        {
            if (report.Deserialize(ApiJsonContext.Default.KillRequest) is { } request)
            {
                return request;
            }

            errors.Add("", "A kill is an object.");
        }
        catch (JsonException exception)
        {
            errors.Add(exception.Path ?? "", $"{exception.Path}: the value has the wrong type.");
        }

        return null;
    }
}
