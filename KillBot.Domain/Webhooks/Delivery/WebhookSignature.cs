using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KillBot.Domain.Webhooks.Delivery;

/// <summary>
/// What proves to a receiver that a delivery is KillBot's: Standard Webhooks
/// (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md), and the plain HMAC that
/// clients of the API document know.
/// </summary>
internal static class WebhookSignature
{
    /// <summary>
    /// The header <c>webhook-signature</c>. The key is the base64 after <see cref="WebhookLimits.EncodedSecretPrefix"/>, or the bytes
    /// of a secret that does not begin so.
    /// </summary>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>: seconds since 1970, of the attempt.</param>
    public static string Standard(string secret, string id, long timestamp, string body)
    {
        var signed = string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.{body}");
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(KeyOf(secret), Encoding.UTF8.GetBytes(signed)))}";
    }

    /// <summary>The header <c>x-webhook-signature</c>: lower-case hex, over the body alone, with the whole secret as it was given.</summary>
    public static string Plain(string secret, string body) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));

    private static byte[] KeyOf(string secret) => secret.StartsWith(WebhookLimits.EncodedSecretPrefix, StringComparison.Ordinal)
        ? Convert.FromBase64String(secret[WebhookLimits.EncodedSecretPrefix.Length..])
        : Encoding.UTF8.GetBytes(secret);
}
