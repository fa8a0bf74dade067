using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using KillBot.Domain.Notifications;
using KillBot.Domain.Text;

namespace KillBot.Domain.Webhooks.Delivery;

/// <summary>Makes the request of a delivery.</summary>
internal static class DeliveryRequest
{
    private static readonly string UserAgent = $"KillBot-Webhooks/{typeof(DeliveryRequest).Assembly.GetName().Version?.ToString(3)}";

    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    /// <param name="secret">What to sign with; null = not signed.</param>
    /// <param name="now">The time of the attempt.</param>
    public static HttpRequestMessage Create(Webhook webhook, OutboxMessage message, string? secret, DateTimeOffset now)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(message.Payload)) { Headers = { ContentType = Json } },
        };
        foreach (var (name, value) in WebhookHeaders.Parse(webhook.Headers))
        {
            // They were checked when they came. Whatever lies in the database, this is the last door.
            if (WebhookHeaders.Check(name, value) is null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        var id = WebhookDelivery.IdOf(message);
        var timestamp = now.ToUnixTimeSeconds();
        Set("User-Agent", UserAgent);
        Set("X-KillBot-Delivery", PublicId.OfDelivery(message.Id));
        Set("webhook-id", id);
        Set("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        if (secret is not null)
        {
            Set("webhook-signature", WebhookSignature.Standard(secret, id, timestamp, message.Payload));
            Set("x-webhook-signature", WebhookSignature.Plain(secret, message.Payload));
        }

        return request;

        void Set(string name, string value) => request.Headers.TryAddWithoutValidation(name, value);
    }
}
