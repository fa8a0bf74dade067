using System.Text.Json;

namespace KillBot.Domain.Webhooks;

/// <summary>
/// Which headers the owner of a webhook may add: of their own making only. Whatever a server, a proxy or a cloud's metadata
/// service reads a meaning into is not for strangers to send from here.
/// </summary>
public static class WebhookHeaders
{
    public const int MaxCount = 10;

    /// <summary>Of a name, in characters.</summary>
    public const int MaxNameLength = 100;

    /// <summary>Of a value, in characters.</summary>
    public const int MaxValueLength = 1000;

    private const string OwnPrefix = "X-";

    private static readonly string[] ReservedPrefixes =
    [
        "X-Webhook-", "X-KillBot-", "X-Forwarded", "X-Original-", "X-Rewrite-", "X-Real-", "X-Client-", "X-Cluster-", "X-Remote-",
        "X-Proxy", "X-Host-", "X-HTTP-", "X-Method-", "X-Accel-", "X-Sendfile", "X-Envoy-", "X-Auth-Request-", "X-Middleware-", "X-Amz",
        "X-AWS-", "X-Google-", "X-Goog-", "X-AppEngine-", "X-Azure-", "X-MS-", "X-ARR-", "X-IDENTITY-", "X-Metadata-",
    ];

    /// <summary>What is wrong with one header, in words for whoever sent it; null when nothing is.</summary>
    public static string? Check(string name, string? value)
    {
        // No underscores and the like: gateways make the same variable of X-A_B and X-A-B.
        if (name.Length is 0 or > MaxNameLength || name[^1] == '-' || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            return $"A header's name has up to {MaxNameLength} letters, digits and hyphens.";
        }

        if (!name.StartsWith(OwnPrefix, StringComparison.OrdinalIgnoreCase)
            || ReservedPrefixes.Any(prefix => $"{name}-".StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            return "Only headers of your own making can be added: names that begin with X- and that neither KillBot nor proxies use.";
        }

        return value is { Length: > 0 and <= MaxValueLength } && value.All(c => c is >= ' ' and <= '~') && value[0] != ' ' && value[^1] != ' '
            ? null
            : $"A header's value has 1 to {MaxValueLength} visible ASCII characters, without spaces at its ends.";
    }

    /// <summary>As <see cref="Webhook.Headers"/> keeps them.</summary>
    public static string ToJson(IReadOnlyDictionary<string, string> headers) =>
        JsonSerializer.Serialize(headers, WebhookJsonContext.Default.IReadOnlyDictionaryStringString);

    /// <summary>Reads <see cref="Webhook.Headers"/>.</summary>
    public static IReadOnlyDictionary<string, string> Parse(string json) =>
        JsonSerializer.Deserialize(json, WebhookJsonContext.Default.IReadOnlyDictionaryStringString)!;
}
