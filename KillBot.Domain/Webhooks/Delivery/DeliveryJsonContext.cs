using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using KillBot.Domain.Text;

namespace KillBot.Domain.Webhooks.Delivery;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(IsoTimeConverter)])]
[JsonSerializable(typeof(WebhookBody))]
[JsonSerializable(typeof(KillRecordedData))]
[JsonSerializable(typeof(StatsUpdatedData))]
[JsonSerializable(typeof(WebhookDisabled))]
internal sealed partial class DeliveryJsonContext : JsonSerializerContext
{
    /// <summary>
    /// Escapes no more than JavaScript's <c>JSON.stringify</c> does: receivers that parse a body and sign what they write
    /// themselves come to the same signature. The text goes into no page.
    /// </summary>
    public static DeliveryJsonContext Relaxed { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new IsoTimeConverter() },
    });
}
