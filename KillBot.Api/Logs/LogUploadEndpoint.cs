using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Api.RateLimits;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Logs;

/// <summary>Where players send their logs.</summary>
internal static class LogUploadEndpoint
{
    public static void MapLogUploadEndpoint(this RouteGroupBuilder logs) =>
        logs.MapPost("/upload", UploadAsync).RequireAuthorization(Policies.ApiKey).RequireRateLimit(RateLimit.LogParsing)
            .WithMetadata(new UnpacksBody())
            .WithSummary("Upload a Game.log of the key's player")
            .Accepts<Stream>(isOptional: true, "application/octet-stream", "text/plain", "application/gzip", "multipart/form-data")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(413).ProducesProblem(415)
            .ProducesProblem(422).ProducesProblem(429);

    /// <summary>
    /// Records the kills and deaths of the key's player, each once, however often they are sent; nothing is announced. The body
    /// is the log itself or a form with one file, packed with gzip or not: up to 100 MB as it is sent and 1 GB unpacked.
    /// </summary>
    private static async Task<Results<Ok<LogUploadResponse>, ProblemHttpResult>> UploadAsync(
        HttpRequest request, Caller caller, LogUploads uploads, CancellationToken cancellationToken)
    {
        try
        {
            var result = await uploads.TakeAsync(request, caller.RequiredKey, cancellationToken);
            return TypedResults.Ok(LogUploadResponse.From(result, caller.RequiredKey.PlayerName));
        }
        catch (LogUploadRefusedException refused)
        {
            if (refused.Status == StatusCodes.Status429TooManyRequests)
            {
                request.HttpContext.Response.Headers.RetryAfter = "10";
            }

            return TypedResults.ApiProblem(refused.Status, ErrorCodes.Of(refused.Status), refused.Message);
        }
    }
}
