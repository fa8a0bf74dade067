using System.Text.Json;
using KillBot.Tests.FakeDiscord.OpenApi;

namespace KillBot.Tests.FakeDiscord.Rest;

/// <summary>Limits that the document does not have, or states more loosely than they are for a bot.</summary>
internal static class BotLimits
{
    /// <summary>IS_COMPONENTS_V2: text, embeds and polls are then refused.</summary>
    private const int ComponentsV2 = 1 << 15;

    private const int MaxContent = 2_000;
    private const int MaxEmbeds = 6_000;
    private const int MaxComponents = 40;

    public static void Check(Route route, RequestBody request, ValidationResult result)
    {
        var body = request.Json;
        switch (route.Template)
        {
            case "/channels/{channel_id}/messages":
            case "/channels/{channel_id}/messages/{message_id}":
            case "/webhooks/{webhook_id}/{webhook_token}":
            case "/webhooks/{webhook_id}/{webhook_token}/messages/@original":
            case "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}":
                CheckMessage(body, "", route.Method == "POST", request.Files, result);
                break;
            case "/interactions/{interaction_id}/{interaction_token}/callback":
                CheckCallback(body, request.Files, result);
                break;
            case "/applications/{application_id}/commands":
            case "/applications/{application_id}/guilds/{guild_id}/commands":
                CommandLimits.Check(body, result);
                break;
        }
    }

    private static void CheckCallback(JsonElement body, IReadOnlyList<UploadedFile> files, ValidationResult result)
    {
        var type = body.GetProperty("type").GetInt32();
        var hasData = body.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object;
        if (type is 4 or 8 or 9 && !hasData && files.Count == 0)
        {
            result.Add("data", "BASE_TYPE_REQUIRED", "This field is required");
        }
        else if (type is 4 or 7 && hasData)
        {
            CheckMessage(data, "data", type == 4, files, result);
        }
        else if (type == 9 && Count(data, "components") > 5)
        {
            result.Add("data.components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.");
        }
    }

    private static void CheckMessage(JsonElement body, string path, bool isNew, IReadOnlyList<UploadedFile> files, ValidationResult result)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var content = ContentOf(body);
        if (ScalarRules.CodePoints(content) > MaxContent)
        {
            result.Add(ValidationResult.Join(path, "content"), "BASE_TYPE_MAX_LENGTH", $"Must be {MaxContent} or fewer in length.");
        }

        if (body.TryGetProperty("embeds", out var embeds) && embeds.ValueKind == JsonValueKind.Array)
        {
            EmbedLimits.Check(embeds, ValidationResult.Join(path, "embeds"), MaxEmbeds, result);
        }

        var flags = body.TryGetProperty("flags", out var number) && number.ValueKind == JsonValueKind.Number ? number.GetInt32() : 0;
        if ((flags & ComponentsV2) != 0 && (content.Length > 0 || Count(body, "embeds") > 0))
        {
            result.Add(ValidationResult.Join(path, "content"), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "The 'content' and 'embeds' fields cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        }

        ComponentLimits.Check(body, path, MaxComponents, result);
        Attachments.Check(body, files, path, result);
        if (isNew)
        {
            Attachments.CheckShown(body, files, path, result);
        }

        var isEmpty = content.Length == 0 && Count(body, "embeds") == 0 && Count(body, "components") == 0
            && Count(body, "sticker_ids") == 0 && Count(body, "attachments") == 0 && !body.TryGetProperty("poll", out _)
            && !body.TryGetProperty("message_reference", out _);
        if (isNew && isEmpty && files.Count == 0)
        {
            throw new ApiError(400, 50006, "Cannot send an empty message");
        }
    }

    private static string ContentOf(JsonElement body) =>
        body.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.String ? content.GetString()! : "";

    private static int Count(JsonElement body, string name) =>
        body.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.GetArrayLength() : 0;
}
