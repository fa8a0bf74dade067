using System.Text.Json;
using System.Text.Json.Serialization;

namespace KillBot.Api.Wire;

/// <summary>A text, for clients that send a number or a boolean where a text is meant. Objects and lists count as nothing.</summary>
internal sealed class LooseTextConverter : JsonConverter<string?>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                using (var document = JsonDocument.ParseValue(ref reader))
                {
                    return document.RootElement.GetRawText();
                }

            default:
                // The whole value is there, while Skip demands the whole body.
                return reader.TrySkip() ? null : throw new JsonException();
        }
    }

    public override void Write(Utf8JsonWriter writer, string? value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
