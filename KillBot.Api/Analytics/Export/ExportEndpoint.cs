using KillBot.Api.Auth;
using KillBot.Api.Errors;
using KillBot.Domain.Analytics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KillBot.Api.Analytics.Export;

/// <summary>Kills and deaths as a file.</summary>
internal static class ExportEndpoint
{
    private const string CsvExample =
        "kill_123,2025-01-09T12:00:00.000Z,star_citizen,user_123,PlayerName,user_456,EnemyName,Laser Cannon,Stanton System,true,false,false,server_123";

    private static readonly IExportFormat[] Formats = [new JsonExportFormat(), new CsvExportFormat()];

    public static void MapExportEndpoint(this RouteGroupBuilder analytics) =>
        analytics.MapGet("/export", ExportAsync).WithSummary("Kills and deaths of a period as a file")
            .Produces<ExportResponse>(StatusCodes.Status200OK, "application/json", "text/csv")
            .AddOpenApiOperationTransformer(DescribeAsync);

    /// <summary>
    /// Of the caller's players; with <c>serverId</c> of everybody on that server, for its members. Oldest first, in <c>format</c>
    /// <c>json</c> (also if left out) or <c>csv</c>. <c>period</c> is <c>24h</c> (this hour and the 23 before), <c>7d</c>, <c>30d</c>
    /// (today and the 29 days before, in UTC; also if left out), <c>90d</c>, <c>1y</c> or <c>all</c>. <c>game</c> is <c>star_citizen</c>.
    /// The answer is sent while it is read, whatever its size; when something goes wrong in its middle the connection is cut.
    /// </summary>
    private static async Task<Results<ExportResult, ProblemHttpResult>> ExportAsync(
        string? game,
        string? serverId,
        string? format,
        string? period,
        Caller caller,
        AnalyticsScopes scopes,
        ExportReader exports,
        CancellationToken cancellationToken)
    {
        if (FindFormat(format) is not { } known)
        {
            return TypedResults.ApiProblem(
                StatusCodes.Status400BadRequest,
                ErrorCodes.ValidationError,
                $"A format is one of: {string.Join(", ", Formats.Select(item => item.Name))}.");
        }

        if (!AnalyticsPeriodName.TryParse(period, AnalyticsPeriod.Month, out var knownPeriod))
        {
            return AnalyticsPeriodName.Unknown();
        }

        var (scope, problem) = await scopes.FindAsync(game, serverId, caller, cancellationToken);
        return scope is null
            ? problem!
            : new ExportResult(await exports.BeginAsync(scope, knownPeriod, caller, cancellationToken), known);
    }

    private static IExportFormat? FindFormat(string? name) =>
        string.IsNullOrEmpty(name) ? Formats[0] : Formats.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var response = (OpenApiResponse)operation.Responses!["200"];
        response.Content!["text/csv"] = new OpenApiMediaType
        {
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Description = "RFC 4180 in UTF-8, with a header line. Texts that spreadsheets would take for formulas begin with an apostrophe.",
            },
            Example = $"{CsvExportFormat.HeaderLine}\r\n{CsvExample}\r\n",
        };
        response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
        response.Headers.Add("Content-Disposition", new OpenApiHeader
        {
            Description = "A name for the file.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
        return Task.CompletedTask;
    }
}
