using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KillBot.Domain.Users.Export;

/// <summary>A ZIP file in memory that knows when it is full.</summary>
internal sealed class ExportArchive(int maxBytes) : IDisposable
{
    private readonly MemoryStream _file = new();
    private ZipArchive? _zip;

    private ZipArchive Zip => _zip ??= new ZipArchive(_file, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Adds a file of one value.</summary>
    public async Task AddAsync<T>(string name, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        await using var entry = await Zip.CreateEntry(name).OpenAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(entry, value, type, cancellationToken);
    }

    /// <summary>Adds a file with a line for each value, until the archive is full.</summary>
    /// <returns>How many there were room for, and whether there were more.</returns>
    public async Task<(int Count, bool IsCut)> AddLinesAsync<T>(
        string name, IAsyncEnumerable<IReadOnlyList<T>> pages, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var count = 0;
        await using var entry = await Zip.CreateEntry(name).OpenAsync(cancellationToken);
        await foreach (var page in pages.WithCancellation(cancellationToken))
        {
            // What the compression still holds back is less than a page.
            await entry.FlushAsync(cancellationToken);
            if (_file.Length >= maxBytes)
            {
                return (count, true);
            }

            foreach (var value in page)
            {
                await JsonSerializer.SerializeAsync(entry, value, type, cancellationToken);
                entry.WriteByte((byte)'\n');
            }

            count += page.Count;
        }

        return (count, false);
    }

    /// <summary>Completes the file; nothing can be added any more.</summary>
    public byte[] ToArray()
    {
        Zip.Dispose();
        return _file.ToArray();
    }

    public void Dispose()
    {
        _zip?.Dispose();
        _file.Dispose();
    }
}
