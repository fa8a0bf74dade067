using System.Text.Json;

namespace KillBot.Tests.FakeDiscord.OpenApi;

/// <summary>
/// Discord's published description of its HTTP API (https://github.com/discord/discord-api-spec), as far as it is needed
/// to judge request bodies. Read once per process; safe to use from many threads.
/// </summary>
internal sealed class OpenApiValidator
{
    private static readonly Lazy<OpenApiValidator> Shared = new(Load);

    private readonly List<OpenApiOperation> _operations = [];

    private OpenApiValidator(JsonElement document)
    {
        var reader = new SchemaReader(document.GetProperty("components"));
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var method in path.Value.EnumerateObject())
            {
                if (method.Name is "get" or "put" or "post" or "patch" or "delete")
                {
                    _operations.Add(OpenApiOperation.Read(method.Name.ToUpperInvariant(), path.Name, method.Value, reader));
                }
            }
        }
    }

    public static OpenApiValidator Instance => Shared.Value;

    /// <summary>The operation of a request; where two templates fit, the one with more literal segments.</summary>
    public OpenApiOperation? Find(string method, string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return _operations
            .Where(operation => operation.Method == method && operation.Matches(segments))
            .MaxBy(operation => operation.LiteralSegments);
    }

    /// <summary>The operation with exactly this template, <c>/channels/{channel_id}</c>.</summary>
    public OpenApiOperation? FindTemplate(string method, string template) =>
        _operations.Find(operation => operation.Method == method && operation.Template == template);

    private static OpenApiValidator Load()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Fixtures", "discord-openapi.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return new OpenApiValidator(document.RootElement.Clone());
    }
}
