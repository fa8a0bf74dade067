using System.Security.Cryptography;

namespace KillBot.Domain.Logs;

/// <summary>
/// Tells logs apart by how they begin: the first lines say to the millisecond when the game started. Unlike a file's number this
/// survives that the game moves or copies the file, and a restart of KillBot.
/// </summary>
/// <param name="Length">Bytes looked at.</param>
/// <param name="Hash">SHA-256 of them.</param>
internal sealed record LogHead(int Length, string Hash)
{
    /// <summary>A file with less has no whole first line, and is left until it grows.</summary>
    private const int MinLength = 40;

    private const int MaxLength = 1024;

    /// <summary>Null while there is too little to go by.</summary>
    public static async Task<LogHead?> ReadAsync(FileStream file, CancellationToken cancellationToken)
    {
        var length = (int)Math.Min(file.Length, MaxLength);
        return length < MinLength ? null : await ReadAsync(file, length, cancellationToken);
    }

    /// <summary>Whether a file is the same log, grown or not.</summary>
    public async Task<bool> IsOfAsync(FileStream file, CancellationToken cancellationToken) =>
        file.Length >= Length && await ReadAsync(file, Length, cancellationToken) == this;

    private static async Task<LogHead?> ReadAsync(FileStream file, int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        file.Position = 0;
        var read = await file.ReadAtLeastAsync(bytes, length, throwOnEndOfStream: false, cancellationToken);
        return read < length ? null : new LogHead(length, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }
}
