using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KillBot.Api.OpenApi;

/// <summary>Names every body of an operation that answers with one of several: the framework names the last alone.</summary>
internal static class AlternativeAnswers
{
    public static Task AddAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        string[] names = [.. context.Description.ActionDescriptor.EndpointMetadata.OfType<IProducesResponseTypeMetadata>()
            .Where(metadata => metadata is { StatusCode: StatusCodes.Status200OK, Type: { } type } && type != typeof(void))
            .Select(metadata => metadata.Type!.Name).Distinct(StringComparer.Ordinal)];
        if (names.Length > 1 && operation.Responses?["200"].Content?["application/json"] is { } body)
        {
            body.Schema = new OpenApiSchema { OneOf = [.. names.Select(name => new OpenApiSchemaReference(name, context.Document))] };
        }

        return Task.CompletedTask;
    }
}
