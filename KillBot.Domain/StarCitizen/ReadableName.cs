namespace KillBot.Domain.StarCitizen;

/// <summary>Makes a class name bearable where no better name is known.</summary>
internal static class ReadableName
{
    /// <summary>In characters. Trackers send names too: looking up endless ones piece by piece is not worth the work.</summary>
    internal const int MaxLength = 256;

    /// <summary>Without instance id, underscores as spaces: <c>Kopion_Cave_2793406094804</c> → <c>Kopion Cave</c>.</summary>
    public static string Of(string raw)
    {
        var words = InstanceId.Strip(raw).Replace('_', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "Unknown" : string.Join(' ', words);
    }

    /// <summary>
    /// Looks a class up by ever shorter beginnings: variants add words at the end.
    /// <paramref name="rest"/> is what was left over, without its leading underscore.
    /// </summary>
    public static string? Shorten(string name, Func<string, string?> find, out string rest)
    {
        for (var end = name.Length > MaxLength ? 0 : name.Length; end > 0; end = name.LastIndexOf('_', end - 1))
        {
            if (find(name[..end]) is { } found)
            {
                rest = end == name.Length ? "" : name[(end + 1)..];
                return found;
            }
        }

        rest = "";
        return null;
    }
}
