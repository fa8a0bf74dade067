using System.Globalization;
using System.Text.Json;
using KillBot.Tests.FakeDiscord.OpenApi;

namespace KillBot.Tests.FakeDiscord.Rest;

/// <summary>
/// What <c>attachments</c> makes of a message's files (https://discord.com/developers/docs/reference#editing-message-attachments): it
/// names the new ones by their number and the old ones to keep by their id. Left out, all stay and new ones join them.
/// </summary>
internal static class Attachments
{
    // Ids of attachments are snowflakes, numbers of files are small.
    private const ulong SmallestSnowflake = 1_000_000;

    /// <summary>Each new one must have its file.</summary>
    public static void Check(JsonElement body, IReadOnlyList<UploadedFile> files, string path, ValidationResult result)
    {
        var index = 0;
        foreach (var (id, _) in Listed(body))
        {
            if (id < SmallestSnowflake && files.All(file => (ulong)file.Index != id))
            {
                var place = ValidationResult.Join(path, $"attachments.{index.ToString(CultureInfo.InvariantCulture)}");
                result.Add(place, "ATTACHMENT_NOT_FOUND", "Uploaded attachment data not found.");
            }

            index++;
        }
    }

    /// <summary>Each picture of an embed that is a file of the message must be among them. Discord shows nothing where one is missing.</summary>
    public static void CheckShown(JsonElement body, IReadOnlyList<UploadedFile> files, string path, ValidationResult result)
    {
        if (!body.TryGetProperty("embeds", out var embeds) || embeds.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        var listed = Listed(body).ToDictionary(entry => entry.Id, entry => Text(entry.Json, "filename"));
        var names = files.Select(file => listed.GetValueOrDefault((ulong)file.Index) ?? file.Filename).ToHashSet(StringComparer.Ordinal);
        foreach (var part in embeds.EnumerateArray().SelectMany(embed => new[] { "image", "thumbnail" }.Select(name =>
            embed.TryGetProperty(name, out var picture) && picture.ValueKind == JsonValueKind.Object ? Text(picture, "url") : null)))
        {
            if (part?.StartsWith("attachment://", StringComparison.Ordinal) == true && !names.Contains(part["attachment://".Length..]))
            {
                result.Add(ValidationResult.Join(path, "embeds"), "ATTACHMENT_NOT_FOUND", $"{part} is not among the files.");
            }
        }
    }

    public static IReadOnlyList<FakeAttachment> Apply(
        IReadOnlyList<FakeAttachment> present, JsonElement body, IReadOnlyList<UploadedFile> files, Func<ulong> nextId)
    {
        if (!IsListed(body))
        {
            return [.. present, .. files.Select(file => Made(file, default, nextId))];
        }

        var listed = Listed(body).ToList();
        return
        [
            .. present.Where(attachment => listed.Exists(entry => entry.Id == attachment.Id)),
            .. files.Select(file => Made(file, listed.Find(entry => entry.Id == (ulong)file.Index).Json, nextId)),
        ];
    }

    private static FakeAttachment Made(UploadedFile file, JsonElement json, Func<ulong> nextId) =>
        new(nextId(), Text(json, "filename") ?? file.Filename, file.ContentType, Text(json, "description"), file.Content);

    private static bool IsListed(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("attachments", out var list) && list.ValueKind == JsonValueKind.Array;

    private static IEnumerable<(ulong Id, JsonElement Json)> Listed(JsonElement body) => IsListed(body)
        ? body.GetProperty("attachments").EnumerateArray().Select(json =>
            (ulong.Parse(json.GetProperty("id").ToString(), CultureInfo.InvariantCulture), json))
        : [];

    private static string? Text(JsonElement json, string member) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out var text) ? text.GetString() : null;
}
