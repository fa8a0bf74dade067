using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace KillBot.Api.OpenApi;

/// <summary>
/// Examples of bodies, by operation, from <c>examples.json</c>: those of the API's published document, completed by the fields that
/// were added to it.
/// </summary>
internal static partial class Examples
{
    private const string Json = "application/json";
    private static readonly Dictionary<string, JsonNode> ByOperation = Load();

    public static Task AddAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var key = KeyOf($"{context.Description.HttpMethod} /{context.Description.RelativePath?.TrimEnd('/')}");
        if (ByOperation.TryGetValue(key, out var example))
        {
            Add(operation.RequestBody?.Content, example["request"]);
            foreach (var response in operation.Responses!.Values.OfType<OpenApiResponse>())
            {
                Add(response.Content, example["response"]);
            }
        }

        return Task.CompletedTask;
    }

    private static void Add(IDictionary<string, OpenApiMediaType>? content, JsonNode? example)
    {
        if (example is not null && content is not null && content.TryGetValue(Json, out var media))
        {
            media.Example = example.DeepClone();
        }
    }

    private static Dictionary<string, JsonNode> Load()
    {
        using var stream = typeof(Examples).Assembly.GetManifestResourceStream(typeof(Examples), "examples.json")
            ?? throw new FileNotFoundException("It is not embedded.", "examples.json");
        return JsonNode.Parse(stream)!.AsObject().ToDictionary(entry => KeyOf(entry.Key), entry => entry.Value!, StringComparer.Ordinal);
    }

    // The document writes parameters as :id, routes as {id}, and their names need not agree.
    private static string KeyOf(string operation) => Parameter().Replace(operation, "/*");

    [GeneratedRegex(@"/(:\w+|\{[^}]+\})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
