using Microsoft.Extensions.Options;

namespace KillBot.Domain.StarCitizen.Logs;

/// <summary>The folders of <see cref="LogDirectoryOptions"/>: nothing outside of them is ever opened.</summary>
public sealed class LogDirectories(IOptions<LogDirectoryOptions> options)
{
    public IReadOnlyList<LogDirectory> All { get; } = [.. options.Value.LogDirectories.Select(path => new LogDirectory(path))];

    /// <summary>
    /// Opens the log that a path means: absolute, or relative to one of the folders, of which the first wins. Null whether the
    /// file is missing, lies elsewhere, is reached through a link, or is no regular file.
    /// </summary>
    public FileStream? Open(string path) =>
        All.Select(directory => directory.Resolve(path)?.Open()).FirstOrDefault(file => file is not null);
}
