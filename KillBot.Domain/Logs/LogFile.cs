namespace KillBot.Domain.Logs;

/// <summary>Opens logs beside the game that writes them.</summary>
internal static class LogFile
{
    /// <summary>Opens a log below a folder; null if it is missing, forbidden, no regular file, or behind a link.</summary>
    /// <remarks>
    /// On Linux no link is followed at any time. Elsewhere the way is looked at before and after the opening, so that only
    /// who can swap folders twice within microseconds gets past.
    /// </remarks>
    /// <param name="folder">May be a link itself: the operator chose it.</param>
    /// <param name="steps">Plain names that lead from the folder to the file.</param>
    public static FileStream? Open(string folder, IReadOnlyList<string> steps) =>
        OperatingSystem.IsLinux() ? LinuxFile.Open(folder, steps) : OpenChecked(folder, steps);

    /// <summary>Opens a log below a folder; null if it is missing.</summary>
    /// <exception cref="IOException">It is there and cannot be read.</exception>
    public static FileStream? OpenExisting(string folder, IReadOnlyList<string> steps)
    {
        var file = Open(folder, steps);
        // Once more: the game may have made it in between.
        return file is null && File.Exists(Path.Combine([folder, .. steps]))
            ? Open(folder, steps) ?? throw new IOException("It is a link or no regular file, or KillBot may not read it.")
            : file;
    }

    /// <summary>Opens a file that the game holds open for writing, and moves away when it starts again.</summary>
    public static FileStream OpenShared(string path) => new(path, new FileStreamOptions
    {
        Access = FileAccess.Read,
        Share = FileShare.ReadWrite | FileShare.Delete,
        Options = FileOptions.SequentialScan | FileOptions.Asynchronous,
        BufferSize = 0,
    });

    private static FileStream? OpenChecked(string folder, IReadOnlyList<string> steps)
    {
        if (LeadsThroughLink(folder, steps))
        {
            return null;
        }

        try
        {
            var file = OpenShared(Path.Combine([folder, .. steps]));
            if (!LeadsThroughLink(folder, steps))
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

    private static bool LeadsThroughLink(string folder, IReadOnlyList<string> steps)
    {
        var path = folder;
        foreach (var step in steps)
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
