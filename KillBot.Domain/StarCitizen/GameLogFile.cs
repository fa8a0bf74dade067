using System.IO.Compression;
using KillBot.Domain.Logs;

namespace KillBot.Domain.StarCitizen;

/// <summary>Opens log files that the game may still be writing, and turns away what is none.</summary>
public static class GameLogFile
{
    /// <summary>How much of the beginning is looked at, in bytes.</summary>
    private const int HeadBytes = 64 * 1024;

    /// <summary>Opens a log for reading beside the game; a <c>.gz</c> file is unpacked on the way.</summary>
    public static Stream Open(string path) => Unpack(LogFile.OpenShared(path));

    /// <summary>The text of an opened file, from its beginning, whether the file is packed or not.</summary>
    /// <param name="file">Can be rewound. Disposing the result disposes it, unless <paramref name="leaveOpen"/> says otherwise.</param>
    public static Stream Unpack(Stream file, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(file);
        Span<byte> magic = stackalloc byte[2];
        file.Position = 0;
        var isPacked = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && IsGzip(magic);
        file.Position = 0;
        return isPacked ? new GZipStream(file, CompressionMode.Decompress, leaveOpen) : file;
    }

    /// <summary>Why the file cannot be a <c>Game.log</c>, in words for the person who named it; null if it can.</summary>
    public static async Task<string?> RefusalAsync(string path, CancellationToken cancellationToken = default)
    {
        if (Directory.Exists(path))
        {
            return "It is a directory; name the Game.log in it.";
        }

        try
        {
            var file = LogFile.OpenShared(path);
            await using (file.ConfigureAwait(false))
            {
                return await RefusalAsync(file, cancellationToken);
            }
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return "There is no such file.";
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            return $"It cannot be read: {error.Message}";
        }
    }

    /// <summary>The same for a stream that can be rewound; its position is where it was afterwards.</summary>
    public static async Task<string?> RefusalAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var start = stream.Position;
        var head = await ReadHeadAsync(stream, cancellationToken);
        try
        {
            if (IsGzip(head))
            {
                stream.Position = start;
                var unpacked = new GZipStream(stream, CompressionMode.Decompress, leaveOpen: true);
                await using (unpacked.ConfigureAwait(false))
                {
                    head = await ReadHeadAsync(unpacked, cancellationToken);
                }
            }

            return Refusal(head);
        }
        catch (InvalidDataException)
        {
            return "It is a damaged gzip file.";
        }
        finally
        {
            stream.Position = start;
        }
    }

    /// <summary>The same for the first bytes (64 KB are enough) of an unpacked log.</summary>
    public static string? Refusal(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
        {
            return "It is empty.";
        }

        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("7z"u8) || head.StartsWith("Rar!"u8) || IsGzip(head))
        {
            return "It is an archive; unpack it first.";
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return "It was saved again as UTF-16; use the file as the game wrote it.";
        }

        if (head.Contains((byte)0))
        {
            return "It is a binary file.";
        }

        head = head.StartsWith(LogLine.Utf8Mark) ? head[LogLine.Utf8Mark.Length..] : head;
        foreach (var line in head.Split((byte)'\n'))
        {
            if (GameLogParser.LooksFamiliar(head[line]))
            {
                return null;
            }
        }

        return "No line of its beginning looks like Star Citizen's Game.log.";
    }

    private static bool IsGzip(ReadOnlySpan<byte> head) => head.Length >= 2 && head[0] == 0x1F && head[1] == 0x8B;

    private static async Task<byte[]> ReadHeadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new byte[HeadBytes];
        var length = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        return head[..length];
    }
}
