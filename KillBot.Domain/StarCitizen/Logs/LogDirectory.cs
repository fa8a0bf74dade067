using KillBot.Domain.Logs;

namespace KillBot.Domain.StarCitizen.Logs;

/// <summary>A configured folder: the game's own, such as <c>…/StarCitizen/LIVE</c>, or the one above it.</summary>
public sealed record LogDirectory
{
    /// <summary>Folders below the configured one that are looked into: <c>LIVE/logbackups</c> and one more.</summary>
    private const int MaxDepth = 3;

    /// <summary>The name of the log that the game is writing.</summary>
    private const string LiveName = "Game.log";

    private const string BackupFolder = "logbackups";

    /// <summary>The game has a handful of channels; a folder with more below it is not the game's.</summary>
    private const int MaxChannels = 100;

    private static readonly EnumerationOptions Below = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
        RecurseSubdirectories = true,
        MaxRecursionDepth = MaxDepth,
    };

    // A folder that may not be read must not look like one without logs.
    private static readonly EnumerationOptions Direct = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    public LogDirectory(string path) => Path = Normalize(path);

    /// <summary>Absolute, without a slash at its end.</summary>
    public string Path { get; }

    public bool Exists => Directory.Exists(Path);

    /// <summary>The file that a path means, absolute or relative to this folder; null if it lies elsewhere or cannot be a log.</summary>
    public LogPath? Resolve(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return LogPathText.StepsBelow(Path, path) is { } steps ? new LogPath(this, steps) : null;
    }

    /// <summary>The logs in the folder and below, in no order; links and what is no regular file are left out.</summary>
    public IReadOnlyList<LogFileInfo> ListFiles()
    {
        try
        {
            return [.. new DirectoryInfo(Path).EnumerateFiles("*", Below).Select(Describe).OfType<LogFileInfo>()];
        }
        catch (IOException)
        {
            // It is not there, or went away in between.
            return [];
        }
    }

    /// <summary>Where the game may be writing: here and in the folders <c>LIVE</c>, <c>PTU</c>, … right below.</summary>
    /// <exception cref="IOException">The folder is not there, or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">KillBot may not read the folder.</exception>
    internal IReadOnlyList<LogPath> ListLive()
    {
        var folders = new DirectoryInfo(Path).EnumerateDirectories("*", Direct).Select(folder => folder.Name)
            .Where(name => !name.Equals(BackupFolder, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).Take(MaxChannels);
        return [new LogPath(this, [LiveName]), .. folders.Select(name => new LogPath(this, [name, LiveName]))];
    }

    /// <summary>The logs of earlier sessions that the game has moved away from where <paramref name="live"/> is, oldest first.</summary>
    internal IReadOnlyList<LogPath> ListBackups(LogPath live)
    {
        string[] steps = [.. live.Steps.SkipLast(1), BackupFolder];
        var folder = new DirectoryInfo(System.IO.Path.Combine([Path, .. steps]));
        return folder.Exists
            ? [.. folder.EnumerateFiles("*", Direct).Where(file => LogPathText.IsLogName(file.Name))
                .OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal)
                .Select(file => new LogPath(this, [.. steps, file.Name]))]
            : [];
    }

    internal static string Normalize(string path) => System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));

    /// <summary>Whether a normalised path is the folder or lies below it.</summary>
    internal static bool IsInside(string path, string folder)
    {
        var comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return path.Equals(folder, comparison) || path.StartsWith(folder + System.IO.Path.DirectorySeparatorChar, comparison);
    }

    private LogFileInfo? Describe(FileInfo file)
    {
        if (!LogPathText.IsLogName(file.Name) || !IsRegular(file.FullName))
        {
            return null;
        }

        // Now, and not when it was found: the game may have moved it since.
        file.Refresh();
        return file.Exists
            ? new LogFileInfo(
                this, file.FullName, file.Name, file.Length, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero), IsLive(file.Name))
            : null;
    }

    private static bool IsLive(string name) => name.Equals(LiveName, StringComparison.OrdinalIgnoreCase);

    private static bool IsRegular(string path) => !OperatingSystem.IsLinux() || LinuxFile.IsRegular(path);
}

/// <summary>A log as a listing shows it.</summary>
/// <param name="Size">In bytes, packed ones of a packed file.</param>
/// <param name="IsLive">The game writes, or last wrote, this one.</param>
public sealed record LogFileInfo(LogDirectory Directory, string Path, string Name, long Size, DateTimeOffset ModifiedAt, bool IsLive);
