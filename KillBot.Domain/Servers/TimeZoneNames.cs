using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace KillBot.Domain.Servers;

/// <summary>Time zones by their IANA names (https://www.iana.org/time-zones), as far as this machine knows them.</summary>
public static partial class TimeZoneNames
{
    // The folders of Linux's database hold copies with leap seconds, and files that are no zones.
    private static readonly string[] Others = ["right/", "posix/", "localtime", "posixrules", "Factory"];

    private static readonly FrozenDictionary<string, string> Canonical = ReadCanonical();

    /// <summary>The name as it is written, whatever the case in which it was typed for the common ones; null where there is no such zone.</summary>
    public static string? Find(string text)
    {
        var name = text.Trim().Replace(' ', '_');
        return Canonical.TryGetValue(name, out var known) ? known
            : Pattern().IsMatch(name) && !Others.Any(other => name.StartsWith(other, StringComparison.OrdinalIgnoreCase))
                && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) && zone.Id == name ? name
            : null;
    }

    /// <summary>Names that begin with a text, or whose last part does, and then those that contain it.</summary>
    public static IReadOnlyList<string> Suggest(string typed, int count)
    {
        var text = typed.Trim().Replace(' ', '_');
        return
        [
            .. Canonical.Values.Where(name => name.Contains(text, StringComparison.OrdinalIgnoreCase))
                .OrderBy(name => Rank(name, text)).ThenBy(name => name, StringComparer.Ordinal).Take(count),
        ];
    }

    private static int Rank(string name, string text) =>
        name.StartsWith(text, StringComparison.OrdinalIgnoreCase)
        || name.AsSpan(name.LastIndexOf('/') + 1).StartsWith(text, StringComparison.OrdinalIgnoreCase) ? 0 : 1;

    private static FrozenDictionary<string, string> ReadCanonical() => TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)
        .Where(id => Pattern().IsMatch(id) && !Others.Any(other => id.StartsWith(other, StringComparison.Ordinal)))
        .Append("UTC").Distinct(StringComparer.OrdinalIgnoreCase).ToFrozenDictionary(id => id, StringComparer.OrdinalIgnoreCase);

    // Nothing that could lead out of the folder of zones.
    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_+-]{0,31}(/[A-Za-z0-9_+-]{1,32}){0,2}\z")]
    private static partial Regex Pattern();
}
