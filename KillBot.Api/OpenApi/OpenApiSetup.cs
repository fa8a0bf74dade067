using KillBot.Api.Kills;
using KillBot.Api.Wire;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KillBot.Api.OpenApi;

/// <summary>The description of the API at <c>/openapi/v1.json</c>.</summary>
internal static class OpenApiSetup
{
    public static IServiceCollection AddKillBotOpenApi(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "KillBot",
                Version = "1.0.0",
                Description = "Kill trackers report here; web pages and other bots read here.",
            };
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer(DescribeBatchAsync);
        options.AddSchemaTransformer(DescribeOptionalText);
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
    }

    // Its converter hides what it reads.
    private static Task DescribeOptionalText(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        if (context.JsonTypeInfo.Type == typeof(OptionalText))
        {
            schema.Type = JsonSchemaType.String | JsonSchemaType.Null;
        }

        return Task.CompletedTask;
    }
}
