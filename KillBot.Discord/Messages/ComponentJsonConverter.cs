using System.Text.Json;
using System.Text.Json.Serialization;

namespace KillBot.Discord.Messages;

/// <summary>Reads and writes components by the number in <c>type</c>, which need not come first.</summary>
internal sealed class ComponentJsonConverter : JsonConverter<Component>
{
    public override Component? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var json = MessagesJsonContext.Default;
        switch (TypeOf(reader))
        {
            case ComponentType.ActionRow:
                return JsonSerializer.Deserialize(ref reader, json.ActionRow);
            case ComponentType.Button:
                return JsonSerializer.Deserialize(ref reader, json.Button);
            case ComponentType.StringSelect:
                return JsonSerializer.Deserialize(ref reader, json.StringSelect);
            case ComponentType.TextInput:
                return JsonSerializer.Deserialize(ref reader, json.TextInput);
            case ComponentType.UserSelect:
                return JsonSerializer.Deserialize(ref reader, json.UserSelect);
            case ComponentType.RoleSelect:
                return JsonSerializer.Deserialize(ref reader, json.RoleSelect);
            case ComponentType.MentionableSelect:
                return JsonSerializer.Deserialize(ref reader, json.MentionableSelect);
            case ComponentType.ChannelSelect:
                return JsonSerializer.Deserialize(ref reader, json.ChannelSelect);
            case ComponentType.Label:
                return JsonSerializer.Deserialize(ref reader, json.Label);
            case var other:
                reader.Skip();
                return new UnknownComponent(other);
        }
    }

    public override void Write(Utf8JsonWriter writer, Component value, JsonSerializerOptions options)
    {
        if (value is UnknownComponent)
        {
            throw new JsonException($"A component of type {(int)value.Type} is only known by its number and cannot be sent.");
        }

        JsonSerializer.Serialize(writer, value, MessagesJsonContext.Default.GetTypeInfo(value.GetType())!);
    }

    // The reader is a struct: this one runs ahead on a copy.
    private static ComponentType TypeOf(Utf8JsonReader reader)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException("A component is an object.");
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            reader.Read();
            if (isType)
            {
                return reader.TokenType is JsonTokenType.Number && reader.TryGetInt32(out var type) ? (ComponentType)type : default;
            }

            reader.Skip();
        }

        return default;
    }
}
