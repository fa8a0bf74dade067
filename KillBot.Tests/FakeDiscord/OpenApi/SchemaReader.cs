using System.Text.Json;
using System.Text.RegularExpressions;

namespace KillBot.Tests.FakeDiscord.OpenApi;

/// <summary>Turns the document's schemas into <see cref="Schema"/> objects, one per named component.</summary>
internal sealed class SchemaReader(JsonElement components)
{
    private const string Prefix = "#/components/schemas/";

    private readonly Dictionary<string, Schema> _named = new(StringComparer.Ordinal);

    public Schema Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return new Schema();
        }

        if (json.TryGetProperty("$ref", out var reference))
        {
            return Named(reference.GetString()!);
        }

        return new Schema
        {
            Types = ReadTypes(json),
            Enum = ReadEnum(json),
            OneOf = ReadList(json, "oneOf"),
            AnyOf = ReadList(json, "anyOf"),
            AllOf = ReadList(json, "allOf"),
            Properties = json.TryGetProperty("properties", out var properties)
                ? properties.EnumerateObject().ToDictionary(p => p.Name, p => Read(p.Value), StringComparer.Ordinal)
                : null,
            Required = json.TryGetProperty("required", out var required)
                ? [.. required.EnumerateArray().Select(name => name.GetString()!)]
                : null,
            Additional = json.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.Object
                ? Read(additional)
                : null,
            RefusesAdditional = additional.ValueKind == JsonValueKind.False,
            Items = json.TryGetProperty("items", out var items) ? Read(items) : null,
            MinItems = ReadInt(json, "minItems"),
            MaxItems = ReadInt(json, "maxItems"),
            UniqueItems = json.TryGetProperty("uniqueItems", out var unique) && unique.ValueKind == JsonValueKind.True,
            MinLength = ReadInt(json, "minLength"),
            MaxLength = ReadInt(json, "maxLength"),
            MinProperties = ReadInt(json, "minProperties"),
            MaxProperties = ReadInt(json, "maxProperties"),
            Minimum = ReadDouble(json, "minimum"),
            Maximum = ReadDouble(json, "maximum"),
            Pattern = json.TryGetProperty("pattern", out var pattern)
                ? new Regex(pattern.GetString()!, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
                : null,
            Format = json.TryGetProperty("format", out var format) ? format.GetString() : null,
        };
    }

    private Schema Named(string reference)
    {
        if (!reference.StartsWith(Prefix, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"Unsupported reference {reference}.");
        }

        var name = reference[Prefix.Length..];
        if (_named.TryGetValue(name, out var known))
        {
            return known;
        }

        // Entered before it is read, so that a schema that contains itself finds itself.
        var pointer = new Schema();
        _named.Add(name, pointer);
        pointer.Target = Read(components.GetProperty("schemas").GetProperty(name));
        return pointer;
    }

    private List<Schema>? ReadList(JsonElement json, string keyword) =>
        json.TryGetProperty(keyword, out var list) ? [.. list.EnumerateArray().Select(Read)] : null;

    private static List<JsonElement>? ReadEnum(JsonElement json)
    {
        if (json.TryGetProperty("const", out var only))
        {
            return [only];
        }

        return json.TryGetProperty("enum", out var values) ? [.. values.EnumerateArray()] : null;
    }

    private static JsonTypes ReadTypes(JsonElement json)
    {
        var types = JsonTypes.None;
        if (json.TryGetProperty("type", out var type))
        {
            types = type.ValueKind == JsonValueKind.Array
                ? type.EnumerateArray().Aggregate(types, (all, one) => all | Parse(one))
                : Parse(type);
        }

        var nullable = json.TryGetProperty("nullable", out var flag) && flag.ValueKind == JsonValueKind.True;
        return nullable && types != JsonTypes.None ? types | JsonTypes.Null : types;
    }

    private static JsonTypes Parse(JsonElement name) => System.Enum.Parse<JsonTypes>(name.GetString()!, ignoreCase: true);

    private static int? ReadInt(JsonElement json, string keyword) =>
        json.TryGetProperty(keyword, out var value) ? value.GetInt32() : null;

    private static double? ReadDouble(JsonElement json, string keyword) =>
        json.TryGetProperty(keyword, out var value) ? value.GetDouble() : null;
}
