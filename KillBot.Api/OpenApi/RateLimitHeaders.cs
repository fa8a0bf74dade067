using KillBot.Api.RateLimits;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KillBot.Api.OpenApi;

/// <summary>The headers by which limited endpoints tell what is left.</summary>
internal static class RateLimitHeaders
{
    private static readonly (string Name, string Description)[] Headers =
    [
        ("X-RateLimit-Limit", "How much fits into a window. Absent where this caller is not limited, like the other two."),
        ("X-RateLimit-Remaining", "How much still fits into this one."),
        ("X-RateLimit-Reset", "When it ends, in seconds since 1970-01-01 UTC."),
    ];

    public static Task AddComponentsAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var (name, description) in Headers)
        {
            document.AddComponent(name, new OpenApiHeader
            {
                Description = description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int64" },
            });
        }

        return Task.CompletedTask;
    }

    public static Task AddAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (LimitOf(context) != RateLimit.Unlimited)
        {
            foreach (var response in operation.Responses!.Values.OfType<OpenApiResponse>())
            {
                AddTo(response, context.Document!);
            }
        }

        return Task.CompletedTask;
    }

    public static void AddTo(OpenApiResponse response, OpenApiDocument document)
    {
        response.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
        foreach (var (name, _) in Headers)
        {
            response.Headers.TryAdd(name, new OpenApiHeaderReference(name, document));
        }
    }

    public static RateLimit LimitOf(OpenApiOperationTransformerContext context) =>
        context.Description.ActionDescriptor.EndpointMetadata.OfType<RateLimitMetadata>().LastOrDefault()?.Limit ?? RateLimit.Anonymous;
}
