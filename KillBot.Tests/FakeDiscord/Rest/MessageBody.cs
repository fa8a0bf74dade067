using System.Text.Json;

namespace KillBot.Tests.FakeDiscord.Rest;

/// <summary>Takes over what a create or edit body says.</summary>
internal static class MessageBody
{
    /// <summary>SUPPRESS_EMBEDS, EPHEMERAL, SUPPRESS_NOTIFICATIONS and IS_COMPONENTS_V2: what a bot may set.</summary>
    private const int Settable = 1 << 2 | 1 << 6 | 1 << 12 | 1 << 15;

    public static int FlagsOf(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("flags", out var flags) && flags.ValueKind == JsonValueKind.Number
            ? flags.GetInt32() & Settable
            : 0;

    public static void Apply(FakeMessage message, JsonElement body, IReadOnlyList<UploadedFile> files, DateTimeOffset now)
    {
        message.Attachments = Attachments.Apply(message.Attachments, body, files, message.Channel.World.NextId);
        message.Apply(body, now);

        // Being ephemeral is decided once; nobody can edit it in or out.
        message.Flags |= FlagsOf(body) & ~(message.Revisions.Count > 1 ? 64 : 0);
        if (body.ValueKind == JsonValueKind.Object && body.TryGetProperty("allowed_mentions", out var mentions))
        {
            message.AllowedMentions = mentions;
        }
    }
}
