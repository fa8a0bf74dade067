using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KillBot.Tests.FakeDiscord.OpenApi;

namespace KillBot.Tests.FakeVRChat;

/// <summary>The community's description of VRChat's API, as far as the fake serves it; see Fixtures/README.md.</summary>
internal sealed class VRChatSpecification
{
    private static readonly Lazy<VRChatSpecification> Shared = new(() => new VRChatSpecification());

    private readonly Dictionary<(string Method, string Template, int Status), Schema?> _answers = [];
    private readonly Dictionary<(string Method, string Template), Schema> _bodies = [];

    private VRChatSpecification()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Fixtures", "vrchat-openapi.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var root = document.RootElement.Clone();
        var reader = new SchemaReader(root.GetProperty("components"));
        foreach (var path in root.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                Read(reader, operation.Name.ToUpperInvariant(), path.Name, operation.Value);
            }
        }
    }

    public static VRChatSpecification Instance => Shared.Value;

    /// <summary>What is wrong with an answer, or with a request's body; empty when nothing is.</summary>
    public IEnumerable<string> Check(FakeVRChatRequest request, int status, JsonNode answer)
    {
        var template = request.Path.StartsWith("/users/", StringComparison.Ordinal) ? "/users/{userId}" : request.Path;
        if (_bodies.TryGetValue((request.Method, template), out var body))
        {
            foreach (var problem in Problems(body, request.Body))
            {
                yield return $"The body of {request}: {problem}";
            }
        }

        // Errors that are not described look like those that are.
        var schema = _answers.GetValueOrDefault((request.Method, template, status))
            ?? _answers.GetValueOrDefault((request.Method, template, status == 400 ? 200 : 401));
        if (schema is null)
        {
            yield return $"There is no {request}.";
            yield break;
        }

        foreach (var problem in Problems(schema, answer.ToJsonString()))
        {
            yield return $"The answer to {request}: {problem}";
        }
    }

    private static IEnumerable<string> Problems(Schema schema, string json)
    {
        using var document = JsonDocument.Parse(json);
        var result = SchemaValidator.Validate(schema, document.RootElement);
        return [.. result.Errors.Select(error => error.ToString()), .. result.UnknownFields.Select(field => $"{field} is unknown.")];
    }

    private void Read(SchemaReader reader, string method, string template, JsonElement operation)
    {
        if (operation.TryGetProperty("requestBody", out var body))
        {
            _bodies.Add((method, template), SchemaOf(reader, body)!);
        }

        foreach (var response in operation.GetProperty("responses").EnumerateObject())
        {
            _answers.Add((method, template, int.Parse(response.Name, CultureInfo.InvariantCulture)), SchemaOf(reader, response.Value));
        }
    }

    private static Schema? SchemaOf(SchemaReader reader, JsonElement content) =>
        content.TryGetProperty("content", out var types) ? reader.Read(types.GetProperty("application/json").GetProperty("schema")) : null;
}
