using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace KillBot.Api.OpenApi;

/// <summary>The errors that an operation can answer with, all with the same body.</summary>
internal static class ErrorResponses
{
    private const string RetryAfter = "Retry-After";

    private static readonly SortedDictionary<int, string> Meanings = new()
    {
        [400] = "The request cannot be read: malformed JSON, or an id or cursor that is none.",
        [401] = "No credentials, or invalid ones.",
        [403] = "Not this caller's to do.",
        [404] = "There is nothing by this id that this caller may see.",
        [409] = "It conflicts with what exists.",
        [413] = "The body is too large.",
        [415] = "The body is not of the type it must be.",
        [422] = "A field is wrong; `errors` says which and why.",
        [429] = "Too often. Nothing was done.",
        [500] = "An error of the server; its log has it under `traceId`.",
        [502] = "A service that this needs failed.",
        [503] = "The server cannot take it now.",
    };

    public static Task AddAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var declared = operation.Responses ?? [];
        var successes = declared.Where(response => response.Key[0] < '4').ToList();
        var errors = declared.Keys.Select(status => int.Parse(status, CultureInfo.InvariantCulture)).Where(status => status >= 400);
        operation.Responses = [];
        foreach (var (status, response) in successes)
        {
            operation.Responses.Add(status, response);
        }

        foreach (var status in errors.Union(StatusesOf(operation, context)).Order())
        {
            operation.Responses.Add(
                status.ToString(CultureInfo.InvariantCulture), new OpenApiResponseReference(NameOf(status), context.Document));
        }

        return Task.CompletedTask;
    }

    public static Task AddComponentsAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.AddComponent(ProblemSchema.Name, ProblemSchema.Create());
        document.Components!.Schemas!.Remove("ProblemDetails");
        document.Components.Schemas.Remove("HttpValidationProblemDetails");
        foreach (var (status, meaning) in Meanings)
        {
            var response = new OpenApiResponse
            {
                Description = meaning,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/problem+json"] = new()
                    {
                        Schema = new OpenApiSchemaReference(ProblemSchema.Name, document),
                        Example = ProblemSchema.Example(status, meaning),
                    },
                },
            };
            if (status is 429 or 503)
            {
                AddRetryAfter(response);
            }

            if (status is 429)
            {
                RateLimitHeaders.AddTo(response, document);
            }

            document.AddComponent(NameOf(status), response);
        }

        return Task.CompletedTask;
    }

    private static IEnumerable<int> StatusesOf(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        if (operation.RequestBody is not null)
        {
            yield return 400;
            yield return 413;
            yield return 415;
            yield return 422;
        }

        if (SecurityRequirements.DemandOf(context.Description.ActionDescriptor.EndpointMetadata) is { } demand)
        {
            yield return 401;
            if (demand.Policy is not (null or Auth.Policies.SignedIn or Auth.Policies.Monitoring or Auth.Policies.MonitoringOrOperator))
            {
                yield return 403;
            }
        }

        if (RateLimitHeaders.LimitOf(context) != RateLimits.RateLimit.Unlimited)
        {
            yield return 429;
        }

        yield return 500;
    }

    private static void AddRetryAfter(OpenApiResponse response) =>
        response.Headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
        {
            [RetryAfter] = new OpenApiHeader
            {
                Description = "Seconds after which to try again.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.Integer },
            },
        };

    private static string NameOf(int status) =>
        ReasonPhrases.GetReasonPhrase(status).Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
}
