using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace KillBot.Domain.Webhooks;

/// <summary>The ports that webhooks may go to.</summary>
public sealed class AllowedPorts
{
    private const int Last = 65_535;

    private readonly (int From, int To)[] _ranges;

    private AllowedPorts((int From, int To)[] ranges) => _ranges = ranges;

    /// <summary>Those of <see cref="WebhookOptions.AllowedPorts"/>, which are checked when the host starts.</summary>
    /// <exception cref="FormatException">One of them is neither a port nor a range.</exception>
    public static AllowedPorts Of(WebhookOptions options) =>
        TryParse(options.AllowedPorts, out var ports, out var wrong)
            ? ports
            : throw new FormatException($"\"{wrong}\" is neither a port from 1 to {Last} nor a range such as 8000-8999.");

    /// <summary>Reads ports such as <c>443</c> and ranges such as <c>8000-8999</c>; none at all means <see cref="WebhookOptions.DefaultPorts"/>.</summary>
    /// <param name="wrong">The first text that is neither.</param>
    public static bool TryParse(
        ICollection<string> texts, [NotNullWhen(true)] out AllowedPorts? ports, [NotNullWhen(false)] out string? wrong)
    {
        List<(int From, int To)> ranges = [];
        foreach (var text in texts.Count == 0 ? (IEnumerable<string>)WebhookOptions.DefaultPorts : texts)
        {
            if (!TryParse(text, out var range))
            {
                (ports, wrong) = (null, text);
                return false;
            }

            ranges.Add(range);
        }

        (ports, wrong) = (new AllowedPorts([.. ranges]), null);
        return true;
    }

    public bool Contains(int port) => Array.Exists(_ranges, range => range.From <= port && port <= range.To);

    /// <summary>As people write them: <c>80, 443, 1024-65535</c>.</summary>
    public override string ToString() => string.Join(", ", _ranges.Select(range => range.From == range.To
        ? range.From.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{range.From}-{range.To}")));

    private static bool TryParse(string? text, out (int From, int To) range)
    {
        range = default;
        return text?.Split('-', StringSplitOptions.TrimEntries) switch
        {
            [var port] => TryParsePort(port, out range.From) && TryParsePort(port, out range.To),
            [var from, var to] => TryParsePort(from, out range.From) && TryParsePort(to, out range.To) && range.From <= range.To,
            _ => false,
        };
    }

    private static bool TryParsePort(string text, out int port) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is >= 1 and <= Last;
}
