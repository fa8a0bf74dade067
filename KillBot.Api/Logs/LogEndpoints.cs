using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Api.RateLimits;
using KillBot.Domain.StarCitizen;
using KillBot.Domain.StarCitizen.Logs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KillBot.Api.Logs;

/// <summary>The log parser, for administrators, on the configured folders alone.</summary>
internal static class LogEndpoints
{
    private const int MaxLimit = 500;
    private const int DefaultLimit = 100;

    public static void MapLogEndpoints(this IEndpointRouteBuilder app)
    {
        var logs = app.MapGroup("/api/logs").WithTags("Logs");
        var parser = logs.MapGroup("").RequireAuthorization(Policies.Administrator).ProducesProblem(401).ProducesProblem(403)
            .ProducesProblem(429);
        parser.MapGet("/directories", ListDirectories).WithSummary("Folders that may be read");
        parser.MapGet("/files", ListFiles).WithSummary("Logs in these folders, the newest first");
        parser.MapPost("/validate", ValidateAsync).RequireRateLimit(RateLimit.LogParsing)
            .WithSummary("Say whether a file is a Game.log, and of what")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(422);
        parser.MapPost("/parse", ParseAsync).RequireRateLimit(RateLimit.LogParsing)
            .WithSummary("Read the kills of a log, and record them on request")
            .ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).ProducesProblem(503);
        logs.MapLogUploadEndpoint();
    }

    private static Ok<LogDirectoryListResponse> ListDirectories(LogDirectories directories) =>
        TypedResults.Ok(new LogDirectoryListResponse([.. directories.All.Select(directory =>
        {
            var files = directory.ListFiles();
            return new LogDirectoryResponse(
                directory.Path,
                directory.Exists,
                files.Count,
                files.Sum(file => file.Size),
                files.Count > 0 ? files.Max(file => file.ModifiedAt) : null);
        })]));

    /// <summary>Live logs and those of earlier sessions in <c>logbackups</c>, packed or not. Links are left out.</summary>
    private static Ok<LogFileListResponse> ListFiles(long? limit, long? offset, LogDirectories directories)
    {
        var files = directories.All.SelectMany(directory => directory.ListFiles())
            .OrderByDescending(file => file.ModifiedAt).ThenBy(file => file.Path, StringComparer.Ordinal).ToList();
        var pageSize = (int)Math.Clamp(limit ?? DefaultLimit, 1, MaxLimit);
        var skip = (int)Math.Clamp(offset ?? 0, 0, int.MaxValue);
        return TypedResults.Ok(new LogFileListResponse(
            [.. files.Skip(skip).Take(pageSize).Select(LogFileResponse.From)], files.Count, pageSize, skip));
    }

    /// <summary>Reads the whole file and records nothing. A file that is no <c>Game.log</c> is an answer too, with the reason.</summary>
    private static async Task<Results<Ok<LogValidateResponse>, ProblemHttpResult>> ValidateAsync(
        LogValidateRequest request, LogDirectories directories, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.FilePath))
        {
            return PathMissing();
        }

        await using var file = directories.Open(request.FilePath);
        return file is null
            ? NotFound()
            : TypedResults.Ok(LogValidateResponse.From(
                await GameLogInspection.ReadAsync(file, cancellationToken: cancellationToken), file.Length));
    }

    /// <summary>
    /// Reads kills and deaths. The file may have any size and may be one that the game is writing: a last line that is not
    /// finished is left out.
    /// </summary>
    private static async Task<Results<Ok<LogParseResponse>, ProblemHttpResult>> ParseAsync(
        LogParseRequest request, LogDirectories directories, LogImport import, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.FilePath))
        {
            return PathMissing();
        }

        if (request.Player is not null && !PlayerHandle.IsValid(request.Player))
        {
            return Invalid("player", "A handle has up to 64 letters, digits, dots, underscores and hyphens.");
        }

        await using var file = directories.Open(request.FilePath);
        if (file is null)
        {
            return NotFound();
        }

        if (await GameLogFile.RefusalAsync(file, cancellationToken) is { } refusal)
        {
            return Invalid("filePath", refusal);
        }

        try
        {
            return await ReadAsync(request, file, import, cancellationToken);
        }
        catch (InvalidDataException)
        {
            return Invalid("filePath", "It is a damaged gzip file. What came before the damage is recorded, if that was asked for.");
        }
    }

    private static async Task<Ok<LogParseResponse>> ReadAsync(
        LogParseRequest request, FileStream file, LogImport import, CancellationToken cancellationToken)
    {
        List<LogKillResponse> kills = [];
        await using var reader = GameLogReader.Over(file);
        var options = new LogImportOptions
        {
            Player = request.Player,
            Record = request.Record is true,
            IncludePvP = request.ParseOptions?.IncludePvP is not false,
            IncludePvE = request.ParseOptions?.IncludePvE is not false,
            OnKill = kill =>
            {
                if (kills.Count < LogParseResponse.MaxKills)
                {
                    kills.Add(LogKillResponse.From(kill));
                }
            },
        };
        return TypedResults.Ok(
            LogParseResponse.From(await import.ImportAsync(reader, options, null, cancellationToken), kills, request.Player));
    }

    private static ProblemHttpResult PathMissing() =>
        Invalid("filePath", "Name a log of the configured folders. GET /api/logs/files lists them.");

    private static ProblemHttpResult Invalid(string field, string message)
    {
        var errors = new FieldErrors();
        errors.Add(field, message);
        return TypedResults.InvalidBody(errors);
    }

    // One answer for all that is not served, so that it tells nothing about files elsewhere.
    private static ProblemHttpResult NotFound() => TypedResults.ApiProblem(
        StatusCodes.Status404NotFound, ErrorCodes.NotFound,
        "There is no such log in the folders of StarCitizen:LogDirectories. GET /api/logs/files lists those that can be read.");
}
