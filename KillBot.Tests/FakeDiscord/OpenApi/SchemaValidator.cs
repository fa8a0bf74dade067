using System.Globalization;
using System.Text.Json;

namespace KillBot.Tests.FakeDiscord.OpenApi;

/// <summary>Holds JSON values against schemas: structure here, single values in <see cref="ScalarRules"/>.</summary>
internal static class SchemaValidator
{
    /// <summary>Schemas that refer to each other without taking a step into the value would never end.</summary>
    private const int MaxDepth = 100;

    /// <summary>Farther than any number of errors within.</summary>
    private const int OfAnotherType = 100_000_000;

    public static ValidationResult Validate(Schema schema, JsonElement value)
    {
        var result = new ValidationResult();
        Validate(schema, value, "", 0, result);
        return result;
    }

    private static void Validate(Schema schema, JsonElement value, string path, int depth, ValidationResult result)
    {
        schema = Resolve(schema);
        if (depth > MaxDepth)
        {
            result.Add(path, "MAX_DEPTH", "Nested too deeply.");
            return;
        }

        if (!ScalarRules.HasType(schema, value))
        {
            result.Add(path, ScalarRules.TypeCode(schema), ScalarRules.TypeMessage(schema, value));
            return;
        }

        if (schema.AllOf is { } all)
        {
            foreach (var part in all)
            {
                Validate(part, value, path, depth + 1, result);
            }
        }

        if (schema.OneOf is { } one)
        {
            ValidateUnion(one, value, path, depth, exactlyOne: true, result);
        }

        if (schema.AnyOf is { } any)
        {
            ValidateUnion(any, value, path, depth, exactlyOne: false, result);
        }

        ScalarRules.Validate(schema, value, path, result);
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                ValidateObject(schema, value, path, depth, result);
                break;
            case JsonValueKind.Array:
                ValidateArray(schema, value, path, depth, result);
                break;
        }
    }

    private static Schema Resolve(Schema schema)
    {
        while (schema.Target is { } target)
        {
            schema = target;
        }

        return schema;
    }

    private static void ValidateUnion(
        IReadOnlyList<Schema> options, JsonElement value, string path, int depth, bool exactlyOne, ValidationResult result)
    {
        var matches = 0;
        ValidationResult? best = null;
        var bestDistance = int.MaxValue;
        foreach (var option in options)
        {
            var attempt = new ValidationResult();
            Validate(option, value, path, depth + 1, attempt);
            matches += attempt.Errors.Count == 0 ? 1 : 0;
            var distance = Distance(attempt, path) + (ScalarRules.HasType(Resolve(option), value) ? 0 : OfAnotherType);
            if (distance < bestDistance)
            {
                (best, bestDistance) = (attempt, distance);
            }
        }

        if (best is null || (matches > 1 && exactlyOne))
        {
            result.Add(path, "UNION_TYPE_CHOICES", "Value must match exactly one of the choices.");
            return;
        }

        var values = options.Select(option => option.Enum?[0]).ToList();
        if (matches == 0 && values.TrueForAll(v => v is not null))
        {
            result.Add(path, "BASE_TYPE_CHOICES", $"Value must be one of {{{string.Join(", ", values.Select(v => v!.Value.ToString()))}}}.");
            return;
        }

        result.Append(best);
    }

    /// <summary>How far a value is from a choice of a union: the choice with the same <c>type</c> is what the sender meant.</summary>
    private static int Distance(ValidationResult attempt, string path)
    {
        var discriminator = ValidationResult.Join(path, "type");
        var distance = attempt.UnknownFields.Count;
        foreach (var error in attempt.Errors)
        {
            distance += 1_000;
            if (string.Equals(error.Path, discriminator, StringComparison.Ordinal))
            {
                distance += 1_000_000;
            }
        }

        return distance;
    }

    private static void ValidateObject(Schema schema, JsonElement value, string path, int depth, ValidationResult result)
    {
        var count = 0;
        foreach (var member in value.EnumerateObject())
        {
            count++;
            if (schema.Properties is { } properties && properties.TryGetValue(member.Name, out var property))
            {
                Validate(property, member.Value, ValidationResult.Join(path, member.Name), depth + 1, result);
            }
            else if (schema.Additional is { } additional)
            {
                Validate(additional, member.Value, ValidationResult.Join(path, member.Name), depth + 1, result);
            }
            else if (schema.RefusesAdditional || (schema.Properties is not null && schema.AllOf is null))
            {
                result.UnknownFields.Add(ValidationResult.Join(path, member.Name));
            }
        }

        foreach (var name in schema.Required ?? [])
        {
            if (!value.TryGetProperty(name, out _))
            {
                result.Add(ValidationResult.Join(path, name), "BASE_TYPE_REQUIRED", "This field is required");
            }
        }

        ScalarRules.Length(count, schema.MinProperties, schema.MaxProperties, path, result);
    }

    private static void ValidateArray(Schema schema, JsonElement value, string path, int depth, ValidationResult result)
    {
        ScalarRules.Length(value.GetArrayLength(), schema.MinItems, schema.MaxItems, path, result);
        var seen = schema.UniqueItems ? new HashSet<string>(StringComparer.Ordinal) : null;
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            var itemPath = ValidationResult.Join(path, index.ToString(CultureInfo.InvariantCulture));
            if (schema.Items is { } items)
            {
                Validate(items, item, itemPath, depth + 1, result);
            }

            if (seen is not null && !seen.Add(item.GetRawText()))
            {
                result.Add(itemPath, "SET_TYPE_ALREADY_CONTAINS_VALUE", "The list already contains this value.");
            }

            index++;
        }
    }
}
