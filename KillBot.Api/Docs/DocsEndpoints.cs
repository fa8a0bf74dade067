using KillBot.Api.RateLimits;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace KillBot.Api.Docs;

/// <summary>The reference page for people: Swagger UI, from this server alone.</summary>
internal static class DocsEndpoints
{
    private const string Html = "text/html; charset=utf-8";
    private const string Css = "text/css; charset=utf-8";
    private const string Script = "text/javascript; charset=utf-8";

    // Everything from here, no inline script or style; the style sheet holds its icons as data.
    private static readonly StringValues PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapDocsEndpoints(this IEndpointRouteBuilder app)
    {
        var docs = app.MapGroup("/docs").ExcludeFromDescription();
        docs.MapGet("", (HttpContext context) =>
        {
            context.Response.Headers.ContentSecurityPolicy = PagePolicy;
            return Own("index.html", Html);
        });
        docs.MapGet("/docs.css", () => Own("docs.css", Css));
        docs.MapGet("/docs.js", () => Own("docs.js", Script));
        docs.MapGet("/swagger-ui.css", () => SwaggerUI("swagger-ui.css", Css));
        docs.MapGet("/swagger-ui-bundle.js", () => SwaggerUI("swagger-ui-bundle.js", Script));
        docs.MapGet("/favicon-32x32.png", () => SwaggerUI("favicon-32x32.png", "image/png"));
        docs.MapGet("/openapi.json", WriteDocumentAsync).RequireRateLimit(RateLimit.Authentication);
    }

    /// <summary>The document in OpenAPI 3.0: this Swagger UI cannot read 3.1.</summary>
    private static async Task WriteDocumentAsync(
        [FromKeyedServices(OpenApi.OpenApiSetup.DocumentName)] IOpenApiDocumentProvider documents,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        var document = await documents.GetOpenApiDocumentAsync(cancellationToken);
        document.Servers = null;
        response.ContentType = "application/json; charset=utf-8";
        await response.WriteAsync(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_0, cancellationToken), cancellationToken);
    }

    private static FileStreamHttpResult Own(string file, string contentType) => Resource(typeof(DocsEndpoints), file, contentType);

    private static FileStreamHttpResult SwaggerUI(string file, string contentType) =>
        Resource(typeof(SwaggerUIMiddleware), $"node_modules.swagger_ui_dist.{file}", contentType);

    // A build's resources never change, so its identity is their version.
    private static FileStreamHttpResult Resource(Type neighbour, string file, string contentType) => TypedResults.Stream(
        neighbour.Assembly.GetManifestResourceStream(neighbour, file)
            ?? throw new FileNotFoundException("It is not embedded.", file),
        contentType,
        entityTag: new EntityTagHeaderValue($"\"{neighbour.Module.ModuleVersionId:N}\""));
}
