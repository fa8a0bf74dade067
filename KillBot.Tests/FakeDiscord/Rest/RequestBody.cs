using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace KillBot.Tests.FakeDiscord.Rest;

/// <summary>The JSON of a request, also out of a multipart form, and its files.</summary>
internal sealed record RequestBody(JsonElement Json, IReadOnlyList<UploadedFile> Files)
{
    public static readonly RequestBody None = new(default, []);

    /// <summary>Reads what was sent; malformed JSON is 50109 as with Discord.</summary>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.HasFormContentType)
        {
            var (payload, files) = await UploadForm.ReadAsync(request, cancellation);
            return new RequestBody(payload is null ? default : Parse(payload), files);
        }

        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(cancellation);
        if (text.Length == 0)
        {
            return None;
        }

        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw ApiError.InvalidForm("_misc", "CONTENT_TYPE_INVALID", "Expected \"Content-Type\" header to be one of {'application/json'}.");
        }

        return new RequestBody(Parse(text), []);
    }

    private static JsonElement Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            throw new ApiError(400, 50109, "The request body contains invalid JSON.");
        }
    }
}
