using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace KillBot.Tests.FakeDiscord.Rest;

/// <summary>
/// Reads a form as the documentation wants it (https://discord.com/developers/docs/reference#uploading-files): one
/// <c>payload_json</c>, and files named <c>files[n]</c>, each number once. Stricter than Discord, which passes over other parts.
/// </summary>
internal static partial class UploadForm
{
    private const int MaxFiles = 10;
    private const int MaxBytes = 10 * 1024 * 1024;

    public static async Task<(string? Payload, IReadOnlyList<UploadedFile> Files)> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw Invalid("Expected \"Content-Type\" header to be one of {'application/json', 'multipart/form-data'}.");
        }

        var form = await request.ReadFormAsync(cancellation);
        var payload = form["payload_json"];
        if (payload.Count > 1 || form.Keys.FirstOrDefault(key => key != "payload_json") is not null)
        {
            throw Invalid($"A form has one payload_json and files, not {string.Join(", ", form.Keys)}.");
        }

        List<UploadedFile> files = [];
        foreach (var file in form.Files)
        {
            files.Add(await ReadAsync(file, cancellation));
        }

        Check(files);
        return (payload.FirstOrDefault(), files);
    }

    private static async Task<UploadedFile> ReadAsync(IFormFile file, CancellationToken cancellation)
    {
        var name = PartName().Match(file.Name);
        if (!name.Success || file.FileName.Length == 0)
        {
            throw Invalid($"The part {file.Name} is not files[n] with a file name.");
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        var index = int.Parse(name.Groups["n"].ValueSpan, CultureInfo.InvariantCulture);
        return new UploadedFile(index, file.FileName, file.ContentType ?? "", content.ToArray());
    }

    private static void Check(List<UploadedFile> files)
    {
        if (files.DistinctBy(file => file.Index).Count() < files.Count)
        {
            throw Invalid("A number of files[n] is there twice.");
        }

        if (files.Count > MaxFiles)
        {
            throw new ApiError(400, 30015, "Maximum number of attachments in a message reached (10)");
        }

        if (files.Sum(file => (long)file.Content.Length) > MaxBytes)
        {
            throw new ApiError(413, 40005, "Request entity too large");
        }
    }

    private static ApiError Invalid(string message) => ApiError.InvalidForm("_misc", "CONTENT_TYPE_INVALID", message);

    [GeneratedRegex(@"^files\[(?<n>[0-9]{1,4})\]$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex PartName();
}
