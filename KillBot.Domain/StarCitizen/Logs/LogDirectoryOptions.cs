namespace KillBot.Domain.StarCitizen.Logs;

/// <summary>Which folders may be read: the <c>StarCitizen</c> section of the configuration.</summary>
public sealed class LogDirectoryOptions
{
    /// <summary>Absolute paths, none inside another. Only they are read, by the API and by the tailer.</summary>
    public IList<string> LogDirectories { get; } = [];

    /// <summary>What is wrong with the list, naming the key; null if nothing is.</summary>
    public static string? ProblemOf(IEnumerable<string> directories)
    {
        ArgumentNullException.ThrowIfNull(directories);
        List<string> seen = [];
        foreach (var directory in directories)
        {
            if (string.IsNullOrWhiteSpace(directory) || directory.Any(char.IsControl) || !Path.IsPathFullyQualified(directory))
            {
                return $"StarCitizen:LogDirectories takes absolute paths of folders, not \"{directory}\".";
            }

            var path = LogDirectory.Normalize(directory);
            if (path == Path.GetPathRoot(path))
            {
                return $"StarCitizen:LogDirectories takes folders, not a whole drive: \"{directory}\".";
            }

            if (seen.Find(other => LogDirectory.IsInside(path, other) || LogDirectory.IsInside(other, path)) is { } overlapping)
            {
                return $"StarCitizen:LogDirectories names a folder twice: \"{directory}\" and \"{overlapping}\" overlap.";
            }

            seen.Add(path);
        }

        return null;
    }
}
