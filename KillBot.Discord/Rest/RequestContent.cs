using System.Globalization;
using System.Net.Http.Headers;

namespace KillBot.Discord.Rest;

/// <summary>The content of one try: JSON, or with files a form (https://discord.com/developers/docs/reference#uploading-files).</summary>
internal static class RequestContent
{
    // Slower than any uplink that a bot is run on: 128 KiB a second.
    private const int BytesPerSecond = 128 * 1024;

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>Made anew for each try: a content is gone once it was sent.</summary>
    public static HttpContent? Of(RestRequest request)
    {
        if (request.Body is not { } body)
        {
            return null;
        }

        var json = new ByteArrayContent(body) { Headers = { ContentType = Json } };
        if (request.Files is [])
        {
            return json;
        }

        var form = new MultipartFormDataContent { { json, "payload_json" } };
        for (var i = 0; i < request.Files.Count; i++)
        {
            var file = request.Files[i];
            var content = new ReadOnlyMemoryContent(file.Content) { Headers = { ContentType = MediaTypeHeaderValue.Parse(file.ContentType) } };
            form.Add(content, string.Create(CultureInfo.InvariantCulture, $"files[{i}]"), file.Filename);
        }

        return form;
    }

    /// <summary>What the files add to the time that a try may take.</summary>
    public static TimeSpan UploadTime(RestRequest request) =>
        TimeSpan.FromSeconds(request.Files.Sum(file => (double)file.Content.Length) / BytesPerSecond);
}
