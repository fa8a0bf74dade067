using KillBot.Api.Kills;
using KillBot.Api.VRChat;
using KillBot.Api.Wire;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KillBot.Api.OpenApi;

/// <summary>The description of the API at <c>/openapi/v1.json</c>: what endpoints say of themselves, completed from their metadata.</summary>
internal static class OpenApiSetup
{
    public const string DocumentName = "v1";

    public static IServiceCollection AddKillBotOpenApi(this IServiceCollection services) => services.AddOpenApi(DocumentName, options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "KillBot",
                Version = "1.0.0",
                Description = "Kill trackers report here; web pages and other bots read here. Errors are problem details (RFC 9457) with a `code`.",
            };
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer(DescribeBatchAsync);
        options.AddSchemaTransformer(DescribeRawJsonAsync);
        options.AddSchemaTransformer(DescribeOptionalTextAsync);
        options.AddOperationTransformer(OperationIds.AddAsync);
        options.AddOperationTransformer(LenientNumbers.DescribeAsync);
        options.AddOperationTransformer(AlternativeAnswers.AddAsync);
        options.AddOperationTransformer(SecurityRequirements.AddAsync);
        options.AddOperationTransformer(ErrorResponses.AddAsync);
        options.AddOperationTransformer(RateLimitHeaders.AddAsync);
        options.AddOperationTransformer(Examples.AddAsync);
        options.AddDocumentTransformer(SecurityRequirements.AddSchemesAsync);
        options.AddDocumentTransformer(ErrorResponses.AddComponentsAsync);
        options.AddDocumentTransformer(RateLimitHeaders.AddComponentsAsync);
    });

    // A batch is read item by item, so that its type says nothing about its items.
    private static async Task DescribeBatchAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(KillBatchRequest)
            && schema.Properties?["kills"] is OpenApiSchema kills)
        {
            kills.Items = await context.GetOrCreateSchemaAsync(typeof(KillRequest), null, cancellationToken);
        }

        if (context.JsonTypeInfo.Type == typeof(VRChatEventBatchRequest)
            && schema.Properties?["events"] is OpenApiSchema events)
        {
            events.Items = await context.GetOrCreateSchemaAsync(typeof(VRChatEventRequest), null, cancellationToken);
        }
    }

    // Where it may be null, that is said beside it; exactly one of the two must match.
    private static Task DescribeRawJsonAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(RawJson))
        {
            schema.Type = JsonSchemaType.Object | JsonSchemaType.Array | JsonSchemaType.String | JsonSchemaType.Number | JsonSchemaType.Boolean;
        }

        return Task.CompletedTask;
    }

    // Its converter hides what it reads.
    private static Task DescribeOptionalTextAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(OptionalText))
        {
            schema.Type = JsonSchemaType.String | JsonSchemaType.Null;
        }

        return Task.CompletedTask;
    }
}
