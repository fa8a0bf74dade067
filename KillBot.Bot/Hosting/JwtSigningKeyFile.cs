using System.Security.Cryptography;
using KillBot.Api.Auth;

namespace KillBot.Bot.Hosting;

/// <summary>The key that signs tokens where none is configured: generated once, so that logins survive a restart.</summary>
internal static class JwtSigningKeyFile
{
    private const string Name = "jwt-signing.key";

    public static byte[] ReadOrCreate(DirectoryInfo folder)
    {
        var path = Path.Combine(folder.FullName, Name);
        if (!File.Exists(path))
        {
            Create(path);
        }

        var key = File.ReadAllBytes(path);
        return key.Length >= AuthOptions.MinimumKeyLength
            ? key
            : throw new CryptographicException($"{path} is damaged. Delete it: a new one is made, and everybody signs in again.");
    }

    // Written whole under another name first: two processes that start at once, or a crash, must not leave half a key.
    private static void Create(string path)
    {
        var draft = $"{path}.{Guid.CreateVersion7():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(draft, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(AuthOptions.MinimumKeyLength));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
