using KillBot.Domain.Data;

namespace KillBot.Bot.Hosting;

/// <summary>The folder of the instance's encryption keys, <c>keys</c> beside the database file.</summary>
internal static class KeyFolder
{
    public const string Name = "keys";

    /// <summary>Makes it where it is missing, closed to other users of the machine.</summary>
    public static DirectoryInfo Open(StorageOptions storage)
    {
        var path = Path.Combine(storage.DatabaseFolder, Name);
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
