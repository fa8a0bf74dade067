namespace KillBot.Domain.VRChat.Logs;

/// <summary>The folder in which VRChat's clients write their logs, each a file of its own, which the next start deletes a day later.</summary>
/// <param name="path">Absolute, without a slash at its end.</param>
internal sealed class VRChatLogFolder(string path)
{
    /// <summary>Nobody starts more clients in a day.</summary>
    private const int MaxFiles = 100;

    // A folder that may not be read must not look like one without logs.
    private static readonly EnumerationOptions Direct = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    public string Path => path;

    /// <summary>Names of the latest logs, oldest first; links are left out.</summary>
    /// <exception cref="IOException">The folder is not there, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">KillBot may not read the folder.</exception>
    public IReadOnlyList<string> ListNames() =>
    [
        .. new DirectoryInfo(path).EnumerateFiles("output_log_*.txt", Direct).OrderByDescending(file => file.LastWriteTimeUtc).Take(MaxFiles)
            .Select(file => file.Name).Order(StringComparer.Ordinal),
    ];
}
