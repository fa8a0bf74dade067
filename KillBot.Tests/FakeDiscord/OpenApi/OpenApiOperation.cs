using System.Text.Json;

namespace KillBot.Tests.FakeDiscord.OpenApi;

/// <summary>One method of one path, with the schema of its JSON body.</summary>
internal sealed class OpenApiOperation
{
    private readonly string[] _segments;

    private OpenApiOperation(string method, string template, Schema? body, bool requiresBody, Schema? answer)
    {
        Method = method;
        Template = template;
        Body = body;
        RequiresBody = requiresBody;
        Answer = answer;
        _segments = template.Split('/', StringSplitOptions.RemoveEmptyEntries);
        LiteralSegments = _segments.Count(segment => segment[0] != '{');
    }

    public string Method { get; }

    public string Template { get; }

    public Schema? Body { get; }

    public bool RequiresBody { get; }

    /// <summary>Of the answer with status 200.</summary>
    public Schema? Answer { get; }

    public int LiteralSegments { get; }

    public static OpenApiOperation Read(string method, string template, JsonElement json, SchemaReader reader)
    {
        Schema? body = null;
        var required = false;
        if (json.TryGetProperty("requestBody", out var request))
        {
            required = request.TryGetProperty("required", out var flag) && flag.GetBoolean();
            body = request.GetProperty("content").TryGetProperty("application/json", out var content)
                ? reader.Read(content.GetProperty("schema"))
                : null;
        }

        var answer = json.TryGetProperty("responses", out var responses) && responses.TryGetProperty("200", out var ok)
            && ok.TryGetProperty("content", out var formats) && formats.TryGetProperty("application/json", out var format)
                ? reader.Read(format.GetProperty("schema"))
                : null;
        return new OpenApiOperation(method, template, body, required, answer);
    }

    /// <summary>Holds an answer with status 200 against the schema.</summary>
    public IReadOnlyList<ValidationError> ValidateAnswer(JsonElement answer) =>
        Answer is null ? [] : SchemaValidator.Validate(Answer, answer).Errors;

    public bool Matches(string[] segments)
    {
        if (segments.Length != _segments.Length)
        {
            return false;
        }

        for (var i = 0; i < segments.Length; i++)
        {
            if (_segments[i][0] != '{' && !string.Equals(_segments[i], segments[i], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Holds a body against the schema; <c>default</c> stands for no body at all.</summary>
    public ValidationResult Validate(JsonElement body)
    {
        if (body.ValueKind == JsonValueKind.Undefined)
        {
            var missing = new ValidationResult();
            if (RequiresBody)
            {
                missing.Add("", "BASE_TYPE_REQUIRED", "This request needs a JSON body.");
            }

            return missing;
        }

        var result = Body is null ? new ValidationResult() : SchemaValidator.Validate(Body, body);
        result.Errors.RemoveAll(error => IsTolerated(error, body));

        // Documented for commands (https://discord.com/developers/docs/interactions/application-commands), missing in the file.
        result.UnknownFields.RemoveAll(field => _segments[^1] == "commands" && field.EndsWith(".nsfw", StringComparison.Ordinal));
        return result;
    }

    /// <summary>
    /// The document types <c>default_member_permissions</c> as an integer, while the written documentation says, and Discord
    /// takes, a string of digits (https://discord.com/developers/docs/interactions/application-commands#application-command-object).
    /// </summary>
    private static bool IsTolerated(ValidationError error, JsonElement body)
    {
        if (error.Code != "NUMBER_TYPE_COERCE" || !error.Path.EndsWith("default_member_permissions", StringComparison.Ordinal))
        {
            return false;
        }

        var value = body;
        foreach (var step in error.Path.Split('.'))
        {
            value = value.ValueKind == JsonValueKind.Array ? value[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : value.GetProperty(step);
        }

        return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } digits && digits.All(char.IsAsciiDigit);
    }
}
