namespace KillBot.Bot.CommandLine;

/// <summary>The logs that paths on the command line mean.</summary>
internal static class LogFiles
{
    private static readonly string[] Endings = [".log", ".log.gz"];

    /// <summary>Files as named; of folders what ends in <c>.log</c> or <c>.log.gz</c>, at any depth, in the order of names.</summary>
    /// <exception cref="CommandFailedException">A path does not exist, or a folder holds no log.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths) => [.. paths.SelectMany(Find).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<string> Find(string path)
    {
        if (File.Exists(path))
        {
            return [Path.GetFullPath(path)];
        }

        if (!Directory.Exists(path))
        {
            throw new CommandFailedException($"There is no file or folder {path}.");
        }

        var files = Directory.EnumerateFiles(Path.GetFullPath(path), "*", SearchOption.AllDirectories)
            .Where(file => Endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            .Order(StringComparer.Ordinal)
            .ToList();
        return files.Count > 0 ? files : throw new CommandFailedException($"The folder {path} holds no .log file.");
    }
}
