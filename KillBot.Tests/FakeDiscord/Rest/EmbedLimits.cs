using System.Globalization;
using System.Text.Json;
using KillBot.Tests.FakeDiscord.OpenApi;

namespace KillBot.Tests.FakeDiscord.Rest;

/// <summary>Limits of embeds (https://discord.com/developers/docs/resources/message#embed-object-embed-limits).</summary>
internal static class EmbedLimits
{
    public static void Check(JsonElement embeds, string path, int maxTotal, ValidationResult result)
    {
        var total = 0;
        var index = 0;
        foreach (var embed in embeds.EnumerateArray())
        {
            var place = ValidationResult.Join(path, index++.ToString(CultureInfo.InvariantCulture));
            total += Text(embed, "title", 256, place, result) + Text(embed, "description", 4_096, place, result);
            total += Part(embed, "footer", "text", 2_048, place, result) + Part(embed, "author", "name", 256, place, result);
            total += Fields(embed, place, result);
            Url(embed, "url", place, allowAttachment: false, result);
            if (IsEmpty(embed))
            {
                result.Add(ValidationResult.Join(place, "description"), "BASE_TYPE_REQUIRED", "This field is required");
            }

            foreach (var image in (string[])["image", "thumbnail"])
            {
                if (embed.TryGetProperty(image, out var picture) && picture.ValueKind == JsonValueKind.Object)
                {
                    Url(picture, "url", ValidationResult.Join(place, image), allowAttachment: true, result);
                }
            }
        }

        if (total > maxTotal)
        {
            result.Add(path, "MAX_EMBED_SIZE_EXCEEDED", $"Embed size exceeds maximum size of {maxTotal}");
        }
    }

    private static int Fields(JsonElement embed, string path, ValidationResult result)
    {
        var total = 0;
        if (embed.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Array)
        {
            ScalarRules.Length(fields.GetArrayLength(), null, 25, ValidationResult.Join(path, "fields"), result);
            var index = 0;
            foreach (var field in fields.EnumerateArray())
            {
                var place = $"{path}.fields.{index++.ToString(CultureInfo.InvariantCulture)}";
                total += Required(field, "name", 256, place, result) + Required(field, "value", 1_024, place, result);
            }
        }

        return total;
    }

    private static int Part(JsonElement embed, string part, string member, int max, string path, ValidationResult result) =>
        embed.TryGetProperty(part, out var value) && value.ValueKind == JsonValueKind.Object
            ? Text(value, member, max, ValidationResult.Join(path, part), result)
            : 0;

    private static int Required(JsonElement json, string member, int max, string path, ValidationResult result)
    {
        var length = Text(json, member, max, path, result);
        if (length == 0)
        {
            result.Add(ValidationResult.Join(path, member), "BASE_TYPE_REQUIRED", "This field is required");
        }

        return length;
    }

    private static int Text(JsonElement json, string member, int max, string path, ValidationResult result)
    {
        if (!json.TryGetProperty(member, out var value) || value.ValueKind != JsonValueKind.String)
        {
            return 0;
        }

        // Discord trims before it counts: a field of blanks is an empty field.
        var length = ScalarRules.CodePoints(value.GetString()!.Trim());
        ScalarRules.Length(length, null, max, ValidationResult.Join(path, member), result);
        return length;
    }

    private static bool IsEmpty(JsonElement embed) =>
        !((string[])["title", "description", "fields", "author", "footer", "image", "thumbnail", "timestamp", "url"]).Any(name =>
            embed.TryGetProperty(name, out var value)
            && value.ValueKind is not JsonValueKind.Null
            && !(value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0)
            && !(value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 0));

    private static void Url(JsonElement json, string member, string path, bool allowAttachment, ValidationResult result)
    {
        if (json.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            && !(Uri.TryCreate(text, UriKind.Absolute, out var url)
                && (url.Scheme is "http" or "https" || (allowAttachment && url.Scheme == "attachment"))))
        {
            result.Add(ValidationResult.Join(path, member), "URL_TYPE_INVALID_SCHEME", $"Scheme \"{text}\" is not supported. Scheme must be one of ('http', 'https').");
        }
    }
}
