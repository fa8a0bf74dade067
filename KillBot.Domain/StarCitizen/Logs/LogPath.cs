namespace KillBot.Domain.StarCitizen.Logs;

/// <summary>A file below a configured folder, by its name alone: it need not exist.</summary>
/// <param name="Directory">The configured folder.</param>
/// <param name="Steps">Plain names that lead from the folder to the file.</param>
public sealed record LogPath(LogDirectory Directory, IReadOnlyList<string> Steps)
{
    /// <summary>Absolute, as the operating system writes it.</summary>
    public string FullPath => Path.Combine([Directory.Path, .. Steps]);

    /// <summary>Opens it beside the game; null if it is missing, forbidden, no regular file, or behind a link.</summary>
    /// <remarks>
    /// On Linux no link is followed at any time. Elsewhere the way is looked at before and after the opening, so that only
    /// who can swap folders twice within microseconds gets past.
    /// </remarks>
    public FileStream? Open() => OperatingSystem.IsLinux() ? LinuxFile.Open(Directory.Path, Steps) : OpenChecked();

    private FileStream? OpenChecked()
    {
        if (LeadsThroughLink())
        {
            return null;
        }

        try
        {
            var file = GameLogFile.OpenRaw(FullPath);
            if (!LeadsThroughLink())
            {
                return file;
            }

            file.Dispose();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Missing or forbidden: the answer is the same.
        }

        return null;
    }

    private bool LeadsThroughLink()
    {
        var path = Directory.Path;
        foreach (var step in Steps)
        {
            path = Path.Combine(path, step);
            var entry = new FileInfo(path);
            if ((int)entry.Attributes == -1 || entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
            {
                return true;
            }
        }

        return false;
    }
}
