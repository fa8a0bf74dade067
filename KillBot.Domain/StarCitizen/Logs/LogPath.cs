using KillBot.Domain.Logs;

namespace KillBot.Domain.StarCitizen.Logs;

/// <summary>A file below a configured folder, by its name alone: it need not exist.</summary>
/// <param name="Directory">The configured folder.</param>
/// <param name="Steps">Plain names that lead from the folder to the file.</param>
public sealed record LogPath(LogDirectory Directory, IReadOnlyList<string> Steps)
{
    /// <summary>Absolute, as the operating system writes it.</summary>
    public string FullPath => Path.Combine([Directory.Path, .. Steps]);

    /// <inheritdoc cref="LogFile.Open"/>
    public FileStream? Open() => LogFile.Open(Directory.Path, Steps);
}
