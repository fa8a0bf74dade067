using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KillBot.Discord.Interactions;

/// <summary>
/// The value of an option or of a choice: text, a whole number, a number or a truth value. Ids come as text.
/// Integers lie between -2^53 and 2^53 (https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-type).
/// </summary>
[JsonConverter(typeof(OptionValueJsonConverter))]
public readonly record struct OptionValue
{
    private readonly object? _value;

    private OptionValue(object? value) => _value = value;

    /// <summary>Null unless it is text.</summary>
    public string? AsString => _value as string;

    /// <summary>Null unless it is a whole number.</summary>
    public long? AsInteger => _value as long?;

    /// <summary>Any number, whole ones included.</summary>
    public double? AsNumber => _value switch { double number => number, long integer => integer, _ => null };

    /// <summary>Null unless it is a truth value.</summary>
    public bool? AsBoolean => _value as bool?;

    public static implicit operator OptionValue(string value) => FromString(value);

    public static implicit operator OptionValue(long value) => FromInt64(value);

    public static implicit operator OptionValue(double value) => FromDouble(value);

    public static implicit operator OptionValue(bool value) => FromBoolean(value);

    public static OptionValue FromString(string value) => new(value);

    public static OptionValue FromInt64(long value) => new(value);

    public static OptionValue FromDouble(double value) => new(value);

    public static OptionValue FromBoolean(bool value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Convert.ToString(_value, CultureInfo.InvariantCulture) ?? "";
}

/// <summary>Reads and writes the bare JSON value; a kind that does not exist yet reads as nothing.</summary>
public sealed class OptionValueJsonConverter : JsonConverter<OptionValue>
{
    /// <inheritdoc/>
    public override OptionValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString() ?? "";
            case JsonTokenType.Number:
                return reader.TryGetInt64(out var integer) ? OptionValue.FromInt64(integer) : OptionValue.FromDouble(reader.GetDouble());
            case JsonTokenType.True or JsonTokenType.False:
                return reader.GetBoolean();
            default:
                reader.Skip();
                return default;
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, OptionValue value, JsonSerializerOptions options)
    {
        if (value.AsString is { } text)
        {
            writer.WriteStringValue(text);
        }
        else if (value.AsInteger is { } integer)
        {
            writer.WriteNumberValue(integer);
        }
        else if (value.AsNumber is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else if (value.AsBoolean is { } truth)
        {
            writer.WriteBooleanValue(truth);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
