namespace KillBot.Discord.Messages;

/// <summary>Sizes of files in messages (https://discord.com/developers/docs/reference#uploading-files).</summary>
public static class AttachmentLimits
{
    /// <summary>Files of one message.</summary>
    public const int Files = 10;

    /// <summary>Bytes of all files of one message: what every server takes, whether boosted or not.</summary>
    public const int TotalBytes = 10 * 1024 * 1024;

    /// <summary>Characters of a file's name.</summary>
    public const int Filename = 100;

    /// <summary>Characters of a file's description.</summary>
    public const int Description = 1024;

    internal static IReadOnlyList<FileUpload>? Checked(IReadOnlyList<FileUpload>? files)
    {
        if (files is null)
        {
            return null;
        }

        if (files.Count > Files)
        {
            throw new ArgumentException($"A message has up to {Files} files, not {files.Count}.", nameof(files));
        }

        if (files.DistinctBy(file => file.Filename, StringComparer.OrdinalIgnoreCase).Count() < files.Count)
        {
            throw new ArgumentException("The files of a message have different names.", nameof(files));
        }

        var total = files.Sum(file => (long)file.Content.Length);
        return total > TotalBytes
            ? throw new ArgumentException($"The files of a message hold up to {TotalBytes} bytes, not {total}.", nameof(files))
            : [.. files];
    }
}
