using System.Text.Json;
using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeDiscord.Gateway;

/// <summary>Envelopes of the gateway (https://discord.com/developers/docs/events/gateway-events#payload-structure).</summary>
internal static class GatewayPayload
{
    public const int DispatchOp = 0;
    public const int HeartbeatOp = 1;
    public const int ReconnectOp = 7;
    public const int InvalidSessionOp = 9;
    public const int HelloOp = 10;
    public const int AckOp = 11;

    public static byte[] Dispatch(string name, long sequence, byte[] data)
    {
        using var stream = new MemoryStream(data.Length + 64);
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("t", name);
            writer.WriteNumber("s", sequence);
            writer.WriteNumber("op", DispatchOp);
            writer.WritePropertyName("d");
            writer.WriteRawValue(data, skipInputValidation: true);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    public static byte[] Control(int op, JsonNode? data = null) =>
        Bytes(new JsonObject { ["t"] = null, ["s"] = null, ["op"] = op, ["d"] = data });

    public static byte[] Bytes(JsonNode data) => JsonSerializer.SerializeToUtf8Bytes<JsonNode>(data);
}
