using System.Text.Json;
using System.Text.Json.Serialization;

namespace KillBot.Api.Wire;

/// <summary>A text that may be left out, which is something else than null.</summary>
/// <param name="IsGiven">The body has the member.</param>
[JsonConverter(typeof(OptionalTextConverter))]
public readonly record struct OptionalText(bool IsGiven, string? Value);

internal sealed class OptionalTextConverter : JsonConverter<OptionalText>
{
    public override bool HandleNull => true;

    public override OptionalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String or JsonTokenType.Null
            ? new OptionalText(true, reader.GetString())
            : throw new JsonException("A text or null.");

    public override void Write(Utf8JsonWriter writer, OptionalText value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
