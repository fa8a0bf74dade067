namespace KillBot.Domain.StarCitizen.Logs;

/// <summary>What a path may look like before any file is touched.</summary>
internal static class LogPathText
{
    /// <summary>In characters.</summary>
    private const int MaxLength = 1024;

    private static readonly string[] Endings = [".log", ".gz", ".txt"];

    // Names of devices in every folder of Windows, whatever follows a dot.
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    private static StringComparison Comparison =>
        OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <summary>Whether a file of this name may be a log: <c>.log</c>, <c>.gz</c> or <c>.txt</c>.</summary>
    public static bool IsLogName(string name) =>
        Array.Exists(Endings, ending => name.Length > ending.Length && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The steps from <paramref name="directory"/> down to the file that a path names, absolute or relative to it, with either
    /// slash; null if the path leads elsewhere, or could on any system.
    /// </summary>
    public static string[]? StepsBelow(string directory, string path)
    {
        if (path.Length is 0 or > MaxLength || path.Any(char.IsControl))
        {
            return null;
        }

        var wanted = path.Replace('\\', '/');
        var root = $"{directory.Replace('\\', '/').TrimEnd('/')}/";
        if (wanted.StartsWith(root, Comparison))
        {
            wanted = wanted[root.Length..];
        }

        var steps = wanted.Split('/');
        return Array.TrueForAll(steps, IsPlainName) && IsLogName(steps[^1]) ? steps : null;
    }

    // No colon: it names drives and alternate data streams. Windows drops dots and blanks at the end of a name.
    private static bool IsPlainName(string name) =>
        name.Length > 0 && !name.Contains(':', StringComparison.Ordinal) && name[^1] is not ('.' or ' ') && !IsDevice(name);

    private static bool IsDevice(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var stem = (dot < 0 ? name : name[..dot]).TrimEnd(' ');
        return Devices.Contains(stem, StringComparer.OrdinalIgnoreCase)
            || (stem.Length == 4 && char.IsDigit(stem[3])
                && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase)));
    }
}
