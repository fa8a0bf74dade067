using System.Text.Json;

namespace KillBot.Discord.Gateway;

/// <summary>
/// The envelope of one payload, found without building a document: <see cref="Data"/> still is the raw JSON of <c>d</c>
/// (https://discord.com/developers/docs/events/gateway-events#payload-structure).
/// </summary>
internal readonly ref struct GatewayPayload
{
    public required GatewayOpcode Opcode { get; init; }

    public required long? Sequence { get; init; }

    public required GatewayEventKind Event { get; init; }

    public required ReadOnlySpan<byte> Data { get; init; }

    /// <summary>
    /// Reads the next payload of <paramref name="json"/>, which may hold several, and moves past it.
    /// </summary>
    /// <exception cref="JsonException">The bytes are no JSON object with an <c>op</c>.</exception>
    public static bool TryRead(ref ReadOnlySpan<byte> json, out GatewayPayload payload)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowMultipleValues = true });
        if (!reader.Read())
        {
            payload = default;
            return false;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A gateway payload is a JSON object.");
        }

        int? opcode = null;
        long? sequence = null;
        var kind = GatewayEventKind.Unknown;
        ReadOnlySpan<byte> data = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("d"u8))
            {
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                data = json[start..(int)reader.BytesConsumed];
            }
            else if (reader.ValueTextEquals("op"u8))
            {
                reader.Read();
                opcode = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number) ? number : null;
            }
            else if (reader.ValueTextEquals("s"u8))
            {
                reader.Read();
                sequence = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) ? number : null;
            }
            else if (reader.ValueTextEquals("t"u8))
            {
                reader.Read();
                kind = GatewayEventKinds.Read(in reader);
            }
            else
            {
                reader.Read();
            }

            // Whatever the value was, an unexpected object or array included, the next token is a name or the end.
            reader.Skip();
        }

        json = json[(int)reader.BytesConsumed..];
        payload = new GatewayPayload
        {
            Opcode = (GatewayOpcode)(opcode ?? throw new JsonException("A gateway payload has an op.")),
            Sequence = sequence,
            Event = kind,
            Data = data,
        };
        return true;
    }
}
