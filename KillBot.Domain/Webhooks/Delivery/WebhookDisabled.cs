using System.Text.Json;

namespace KillBot.Domain.Webhooks.Delivery;

/// <summary>What the owner is told of a webhook that KillBot has switched off.</summary>
/// <param name="Name">The webhook's, as the owner chose it.</param>
/// <param name="Reason">Sentences for the owner.</param>
public sealed record WebhookDisabled(string Name, string Reason)
{
    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static WebhookDisabled Parse(string json) => JsonSerializer.Deserialize(json, DeliveryJsonContext.Default.WebhookDisabled)!;

    public string ToJson() => JsonSerializer.Serialize(this, DeliveryJsonContext.Default.WebhookDisabled);
}
