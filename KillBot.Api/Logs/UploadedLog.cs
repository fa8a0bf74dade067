using System.Buffers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace KillBot.Api.Logs;

/// <summary>Takes an uploaded log from the wire into a temporary file, which nobody else can open and no crash leaves behind.</summary>
internal static class UploadedLog
{
    private const int BufferBytes = 64 * 1024;

    /// <summary>What a form adds around its file.</summary>
    private const int FormBytes = 64 * 1024;

    private const int MaxBoundary = 70;

    /// <summary>Receives the whole body; disposing the file deletes it.</summary>
    /// <exception cref="LogUploadRefusedException">It is too large, broken off, or sent in a way that is not known.</exception>
    public static async Task<FileStream> ReceiveAsync(HttpRequest request, long maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes + FormBytes)
        {
            throw TooLarge(maxBytes);
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = maxBytes + FormBytes;
        }

        var isForm = request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) == true;
        CheckEncoding(request, isForm);
        var file = OpenTemporary();
        try
        {
            await (isForm
                ? ReceiveFormAsync(request, file, maxBytes, cancellationToken)
                : CopyAsync(request.Body, file, maxBytes, cancellationToken));
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    // A packed body is stored as it came: the parser unpacks it, as it does with a packed file.
    private static void CheckEncoding(HttpRequest request, bool isForm)
    {
        var encoding = request.Headers.ContentEncoding.ToString();
        if (encoding.Length > 0 && (isForm || !encoding.Equals("gzip", StringComparison.OrdinalIgnoreCase)))
        {
            throw new LogUploadRefusedException(
                StatusCodes.Status415UnsupportedMediaType,
                isForm ? "A form cannot be packed. Pack the file in it with gzip." : "The one Content-Encoding that is taken is gzip.");
        }
    }

    private static async Task ReceiveFormAsync(HttpRequest request, FileStream file, long maxBytes, CancellationToken cancellationToken)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).Value : null;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > MaxBoundary)
        {
            throw new LogUploadRefusedException(StatusCodes.Status400BadRequest, "The form's Content-Type lacks its boundary.");
        }

        var reader = new MultipartReader(boundary, request.Body);
        var isReceived = false;
        while (await ReadAsync(() => reader.ReadNextSectionAsync(cancellationToken), maxBytes) is { } section)
        {
            if (section.GetContentDispositionHeader()?.IsFileDisposition() != true)
            {
                continue;
            }

            if (isReceived)
            {
                throw new LogUploadRefusedException(StatusCodes.Status422UnprocessableEntity, "Send one log at a time.");
            }

            await CopyAsync(section.Body, file, maxBytes, cancellationToken);
            isReceived = true;
        }

        if (!isReceived)
        {
            throw new LogUploadRefusedException(StatusCodes.Status422UnprocessableEntity, "The form holds no file.");
        }
    }

    private static async Task CopyAsync(Stream source, FileStream file, long maxBytes, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long received = 0;
            Task<int> ReadPieceAsync() => source.ReadAsync(buffer.AsMemory(0, BufferBytes), cancellationToken).AsTask();
            while (await ReadAsync(ReadPieceAsync, maxBytes) is > 0 and var length)
            {
                received += length;
                if (received > maxBytes)
                {
                    throw TooLarge(maxBytes);
                }

                await file.WriteAsync(buffer.AsMemory(0, length), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Whatever is wrong with what comes in is the sender's, unlike a disk that is full.
    private static async Task<T> ReadAsync<T>(Func<Task<T>> read, long maxBytes)
    {
        try
        {
            return await read();
        }
        catch (BadHttpRequestException error) when (error.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge(maxBytes);
        }
        catch (Exception error) when (error is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new LogUploadRefusedException(StatusCodes.Status400BadRequest, "The body ended early, or is no well-formed form.");
        }
    }

    private static LogUploadRefusedException TooLarge(long maxBytes) => new(
        StatusCodes.Status413PayloadTooLarge,
        $"A log may have {maxBytes / 1024 / 1024} MB as it is sent. Pack it with gzip: it shrinks to a tenth.");

    // On Unix a file without a name: it is gone with the last handle, however the process ends.
    private static FileStream OpenTemporary()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            BufferSize = 0,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var path = Path.Combine(Path.GetTempPath(), $"killbot-{Guid.CreateVersion7():N}.log");
        var file = new FileStream(path, options);
        if (!OperatingSystem.IsWindows())
        {
            File.Delete(path);
        }

        return file;
    }
}
