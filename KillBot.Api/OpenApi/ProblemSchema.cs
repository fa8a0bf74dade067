using System.Text.Json.Nodes;
using KillBot.Api.Errors;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace KillBot.Api.OpenApi;

/// <summary>The body of every error; see <see cref="ApiProblems"/>.</summary>
internal static class ProblemSchema
{
    public const string Name = "Problem";

    private static readonly string[] Required = ["type", "title", "status", "instance", "error", "details", "code", "traceId"];

    public static OpenApiSchema Create() => new()
    {
        Type = JsonSchemaType.Object,
        Description = "Problem details (RFC 9457), and what tells programs and people more.",
        Required = new HashSet<string>(Required, StringComparer.Ordinal),
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["type"] = Text("A URI of the kind of problem."),
            ["title"] = Text("The name of the status, or of the problem."),
            ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The status of the answer." },
            ["detail"] = Text("What is wrong and what to do."),
            ["instance"] = Text("The path of the request."),
            ["error"] = Text("`title` once more."),
            ["details"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = "`detail` once more." },
            ["code"] = Text($"What programs go by: {string.Join(", ", ErrorCodes.All)}."),
            ["traceId"] = Text("Finds the request in the server's log."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "By field: what is wrong with it.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            },
        },
    };

    public static JsonObject Example(int status, string detail)
    {
        var title = ReasonPhrases.GetReasonPhrase(status);
        var example = new JsonObject
        {
            ["type"] = "about:blank",
            ["title"] = title,
            ["status"] = status,
            ["detail"] = detail,
            ["instance"] = "/api/kills",
            ["error"] = title,
            ["details"] = detail,
            ["code"] = ErrorCodes.Of(status),
            ["traceId"] = "0HNQ7OIH2E1R3:00000001",
        };
        if (status == StatusCodes.Status422UnprocessableEntity)
        {
            example["errors"] = new JsonObject { ["victimId"] = new JsonArray("Name the victim.") };
        }

        return example;
    }

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
