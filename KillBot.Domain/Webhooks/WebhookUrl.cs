using System.Net;
using System.Text;
using KillBot.Domain.Text;
using KillBot.Domain.Webhooks.Delivery;

namespace KillBot.Domain.Webhooks;

/// <summary>Which addresses webhooks may have. Where a name leads is checked at each connection, not here.</summary>
public static class WebhookUrl
{
    /// <summary>In characters.</summary>
    public const int MaxLength = 2048;

    /// <summary>What is wrong with an address, in words for whoever sent it; null when nothing is.</summary>
    /// <param name="allowPrivateNetworks"><see cref="WebhookOptions.AllowPrivateNetworks"/></param>
    public static string? Check(string text, AllowedPorts ports, bool allowPrivateNetworks)
    {
        if (text.Length > MaxLength)
        {
            return $"It has at most {MaxLength} characters.";
        }

        // What Uri would mend silently might be read in another way by others.
        if (!HasScheme(text) || !text.EnumerateRunes().All(IsClear) || !Uri.TryCreate(text, UriKind.Absolute, out var url)
            || url.Host.Length == 0)
        {
            return "Send a whole address that begins with https:// or http://.";
        }

        if (AuthorityOf(text).Contains('@'))
        {
            return "It must not hold a user name or a password. Use a header or the secret.";
        }

        // Look-ups take some letters and digits of other scripts for those of ASCII.
        if (AuthorityOf(text).ContainsAnyExceptInRange('!', '~'))
        {
            return "Write the host in letters, digits and hyphens of ASCII, names of other scripts as xn--….";
        }

        if (text.Contains('#', StringComparison.Ordinal))
        {
            return "Leave out the part from # on: it is never sent.";
        }

        if (!allowPrivateNetworks && LeadsInside(url))
        {
            return "It must lead to the public internet, not into a private network.";
        }

        return ports.Contains(url.Port) ? null : $"Webhooks may go to these ports here: {ports}.";
    }

    private static bool HasScheme(string text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private static bool IsClear(Rune rune) => rune.Value is not (' ' or '\\' or 0xFFFD) && VisibleText.Shows(rune);

    // By what is written alone. What a name stands for is looked up when a delivery connects.
    private static bool LeadsInside(Uri url)
    {
        var host = url.DnsSafeHost.TrimEnd('.');
        return IPAddress.TryParse(host, out var address)
            ? !OutboundAddressGuard.IsPublic(address)
            : host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);
    }

    private static ReadOnlySpan<char> AuthorityOf(string text)
    {
        var rest = text.AsSpan(text.IndexOf("//", StringComparison.Ordinal) + 2);
        var end = rest.IndexOfAny('/', '?', '#');
        return end < 0 ? rest : rest[..end];
    }
}
