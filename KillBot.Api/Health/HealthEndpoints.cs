using KillBot.Api.RateLimits;
using KillBot.Domain.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Api.Health;

/// <summary>For supervisors and load balancers.</summary>
internal static class HealthEndpoints
{
    public static void MapHealthEndpoints(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("").WithTags("Health").RequireRateLimit(RateLimit.Unlimited);
        health.MapGet("/alive", Alive).WithSummary("The process runs");
        health.MapGet("/ready", ReadyAsync).WithSummary("The process can answer: its database can be read")
            .ProducesProblem(503);
    }

    private static Ok<HealthResponse> Alive() => TypedResults.Ok(new HealthResponse("alive"));

    private static async Task<Results<Ok<HealthResponse>, ProblemHttpResult>> ReadyAsync(
        IDbContextFactory<KillBotDbContext> contexts, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Database.CanConnectAsync(cancellationToken)
            ? TypedResults.Ok(new HealthResponse("ready"))
            : TypedResults.Problem("The database cannot be read.", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}

public sealed record HealthResponse(string Status);
