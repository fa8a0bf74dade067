using System.Globalization;
using System.Text.Json;

namespace KillBot.Tests.FakeDiscord.OpenApi;

/// <summary>
/// The rules for single values, with what Discord is known to take beyond its document: snowflakes as JSON integers
/// (and so the ids 0, 1, ... of attachments).
/// </summary>
internal static class ScalarRules
{
    public static bool HasType(Schema schema, JsonElement value) =>
        schema.Types == JsonTypes.None || (schema.Types & TypesOf(value, schema)) != JsonTypes.None;

    public static string TypeCode(Schema schema) => (schema.Types & ~JsonTypes.Null) switch
    {
        JsonTypes.String => "STRING_TYPE_CONVERT",
        JsonTypes.Integer or JsonTypes.Number => "NUMBER_TYPE_COERCE",
        JsonTypes.Boolean => "BOOLEAN_TYPE_CONVERT",
        JsonTypes.Array => "LIST_TYPE_CONVERT",
        JsonTypes.Object => "DICT_TYPE_CONVERT",
        _ => "BASE_TYPE_REQUIRED",
    };

    public static string TypeMessage(Schema schema, JsonElement value) =>
        $"Could not interpret {value.ValueKind} as {schema.Types}.";

    public static void Validate(Schema schema, JsonElement value, string path, ValidationResult result)
    {
        if (schema.Enum is { } choices && !choices.Any(choice => JsonElement.DeepEquals(choice, value)))
        {
            result.Add(path, "BASE_TYPE_CHOICES", $"Value must be one of {{{string.Join(", ", choices)}}}.");
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                ValidateString(schema, value.GetString()!, path, result);
                break;
            case JsonValueKind.Number:
                ValidateNumber(schema, value, path, result);
                break;
        }
    }

    public static void Length(int actual, int? minimum, int? maximum, string path, ValidationResult result)
    {
        var text = (minimum, maximum) switch
        {
            ({ } min, { } max) when actual < min || actual > max => ("BASE_TYPE_BAD_LENGTH", $"Must be between {min} and {max} in length."),
            (null, { } max) when actual > max => ("BASE_TYPE_MAX_LENGTH", $"Must be {max} or fewer in length."),
            ({ } min, null) when actual < min => ("BASE_TYPE_MIN_LENGTH", $"Must be {min} or more in length."),
            _ => (null, null),
        };
        if (text.Item1 is not null)
        {
            result.Add(path, text.Item1, text.Item2!);
        }
    }

    /// <summary>Discord counts characters as code points, so that an emoji outside the basic plane is one.</summary>
    public static int CodePoints(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    private static JsonTypes TypesOf(JsonElement value, Schema schema) => value.ValueKind switch
    {
        JsonValueKind.Null => JsonTypes.Null,
        JsonValueKind.True or JsonValueKind.False => JsonTypes.Boolean,
        JsonValueKind.String => JsonTypes.String,
        JsonValueKind.Array => JsonTypes.Array,
        JsonValueKind.Object => JsonTypes.Object,
        JsonValueKind.Number when value.TryGetInt64(out _) || value.TryGetUInt64(out _) =>
            JsonTypes.Integer | JsonTypes.Number | (schema.Format == "snowflake" ? JsonTypes.String : JsonTypes.None),
        JsonValueKind.Number => JsonTypes.Number,
        _ => JsonTypes.None,
    };

    private static void ValidateString(Schema schema, string text, string path, ValidationResult result)
    {
        if (schema.MinLength is not null || schema.MaxLength is not null)
        {
            Length(CodePoints(text), schema.MinLength, schema.MaxLength, path, result);
        }

        if (schema.Pattern is { } pattern && !pattern.IsMatch(text))
        {
            result.Add(path, schema.Format == "snowflake" ? "NUMBER_TYPE_COERCE" : "STRING_TYPE_REGEX", $"Value \"{text}\" is not {schema.Format ?? pattern.ToString()}.");
        }

        switch (schema.Format)
        {
            case "snowflake" when !ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _):
                result.Add(path, "NUMBER_TYPE_COERCE", $"Value \"{text}\" is not snowflake.");
                break;
            case "date-time" when !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _):
                result.Add(path, "DATE_TIME_TYPE_PARSE", $"Could not parse {text}. Should be ISO8601.");
                break;
            case "uri" when text.Length > 0 && !Uri.TryCreate(text, UriKind.Absolute, out _):
                result.Add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
                break;
        }
    }

    private static void ValidateNumber(Schema schema, JsonElement value, string path, ValidationResult result)
    {
        var number = value.GetDouble();
        if (schema.Minimum is { } minimum && number < minimum)
        {
            result.Add(path, "NUMBER_TYPE_MIN", FormattableString.Invariant($"int value should be greater than or equal to {minimum}."));
        }

        if (schema.Maximum is { } maximum && number > maximum)
        {
            result.Add(path, "NUMBER_TYPE_MAX", FormattableString.Invariant($"int value should be less than or equal to {maximum}."));
        }

        if (schema.Format == "int32" && !value.TryGetInt32(out _))
        {
            result.Add(path, "NUMBER_TYPE_COERCE", $"Value \"{value}\" is not int.");
        }
    }
}
