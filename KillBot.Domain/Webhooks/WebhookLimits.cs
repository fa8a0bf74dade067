using System.Buffers.Text;
using KillBot.Domain.Text;

namespace KillBot.Domain.Webhooks;

/// <summary>What the owner of a webhook can choose, and what holds where nothing is chosen.</summary>
public static class WebhookLimits
{
    public const int MaxPerAccount = 20;

    /// <summary>More events than these may not wait for one webhook: it is switched off.</summary>
    public const int MaxWaiting = 10_000;

    /// <summary>In characters.</summary>
    public const int MaxNameLength = 100;

    /// <inheritdoc cref="MaxNameLength"/>
    public const int MaxSecretLength = 200;

    public const int MaxRetries = 10;
    public const int DefaultRetries = 3;

    /// <summary>In milliseconds.</summary>
    public const int MinRetryDelay = 100;

    /// <inheritdoc cref="MinRetryDelay"/>
    public const int MaxRetryDelay = 60_000;

    /// <inheritdoc cref="MinRetryDelay"/>
    public const int DefaultRetryDelay = 1_000;

    public const double MinBackoffMultiplier = 1;
    public const double MaxBackoffMultiplier = 10;
    public const double DefaultBackoffMultiplier = 2;

    /// <summary>How a secret begins that names its bytes in base64 (https://www.standardwebhooks.com).</summary>
    public const string EncodedSecretPrefix = "whsec_";

    public static bool IsName(string text) => VisibleText.IsValid(text, 1, MaxNameLength) && !string.IsNullOrWhiteSpace(text);

    /// <summary>Whether deliveries can be signed with a text.</summary>
    public static bool IsSecret(string text) =>
        text.Length is >= 1 and <= MaxSecretLength && text.EnumerateRunes().All(rune => rune.Value != 0xFFFD && !System.Text.Rune.IsControl(rune))
        && (!text.StartsWith(EncodedSecretPrefix, StringComparison.Ordinal)
            || (Base64.IsValid(text.AsSpan(EncodedSecretPrefix.Length), out var bytes) && bytes > 0));
}
