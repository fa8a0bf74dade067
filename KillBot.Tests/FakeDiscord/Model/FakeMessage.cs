using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeDiscord;

/// <summary>One state of a message: what a create or an edit left it with.</summary>
/// <param name="Content">The text; empty when there is none.</param>
/// <param name="Embeds">A JSON array.</param>
/// <param name="Components">A JSON array.</param>
/// <param name="At">When it was received.</param>
public sealed record FakeMessageRevision(string Content, JsonElement Embeds, JsonElement Components, DateTimeOffset At);

/// <summary>A message that the bot posted, with its history.</summary>
public sealed class FakeMessage
{
    private static readonly JsonElement Nothing = JsonElement.Parse("[]");

    private readonly List<FakeMessageRevision> _revisions = [];

    internal FakeMessage(ulong id, FakeChannel channel, FakeUser author, DateTimeOffset createdAt)
    {
        Id = id;
        Channel = channel;
        Author = author;
        CreatedAt = createdAt;
    }

    public ulong Id { get; }

    public FakeChannel Channel { get; }

    public FakeUser Author { get; }

    public DateTimeOffset CreatedAt { get; }

    public string? Nonce { get; internal set; }

    public int Flags { get; internal set; }

    public bool IsEphemeral => (Flags & 64) != 0;

    public bool IsDeleted { get; internal set; }

    /// <summary>The <c>allowed_mentions</c> it was sent with; undefined when they were left out.</summary>
    public JsonElement AllowedMentions { get; internal set; }

    public string Content => Last?.Content ?? "";

    public JsonElement Embeds => Last?.Embeds ?? Nothing;

    public JsonElement Components => Last?.Components ?? Nothing;

    public DateTimeOffset? EditedAt => Revisions is { Count: > 1 } all ? all[^1].At : null;

    /// <summary>Every state, the first one as created.</summary>
    public IReadOnlyList<FakeMessageRevision> Revisions
    {
        get
        {
            lock (Channel.World.Gate)
            {
                return [.. _revisions];
            }
        }
    }

    /// <summary>The files that it has, in order.</summary>
    public IReadOnlyList<FakeAttachment> Attachments { get; internal set; } = [];

    internal FakeInteraction? Interaction { get; set; }

    private FakeMessageRevision? Last
    {
        get
        {
            lock (Channel.World.Gate)
            {
                return _revisions.Count == 0 ? null : _revisions[^1];
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Id}: \"{Content}\" with {Embeds.GetArrayLength()} embeds";

    /// <summary>Adds a state in which members that the body leaves out stay as they were.</summary>
    internal void Apply(JsonElement body, DateTimeOffset at)
    {
        var has = body.ValueKind == JsonValueKind.Object;
        _revisions.Add(new FakeMessageRevision(
            has && body.TryGetProperty("content", out var content) ? content.GetString() ?? "" : Content,
            has && body.TryGetProperty("embeds", out var embeds) ? OrNothing(embeds) : Embeds,
            has && body.TryGetProperty("components", out var components) ? OrNothing(components) : Components,
            at));
    }

    internal JsonObject ToJson(bool withGuild = false)
    {
        var json = new JsonObject
        {
            ["id"] = Text(Id),
            ["type"] = Interaction is { Type: 2 } ? 20 : 0,
            ["channel_id"] = Text(Channel.Id),
            ["author"] = Author.ToJson(),
            ["content"] = Content,
            ["timestamp"] = CreatedAt.ToString("O", CultureInfo.InvariantCulture),
            ["edited_timestamp"] = EditedAt?.ToString("O", CultureInfo.InvariantCulture),
            ["tts"] = false,
            ["mention_everyone"] = false,
            ["mentions"] = new JsonArray(),
            ["mention_roles"] = new JsonArray(),
            ["attachments"] = new JsonArray([.. Attachments.Select(AttachmentJson)]),
            ["embeds"] = EmbedsJson(),
            ["components"] = JsonNode.Parse(Components.GetRawText()),
            ["pinned"] = false,
            ["flags"] = Flags,
        };
        if (Nonce is not null)
        {
            json["nonce"] = Nonce;
        }

        if (Interaction is not null)
        {
            json["application_id"] = Text(Channel.World.ApplicationId);
            json["webhook_id"] = Text(Channel.World.ApplicationId);
        }

        if (withGuild && Channel.Guild is { } guild)
        {
            json["guild_id"] = Text(guild.Id);
        }

        return json;
    }

    private static JsonElement OrNothing(JsonElement array) => array.ValueKind == JsonValueKind.Array ? array.Clone() : Nothing;

    private static string Text(ulong id) => id.ToString(CultureInfo.InvariantCulture);

    private JsonNode AttachmentJson(FakeAttachment attachment) => new JsonObject
    {
        ["id"] = Text(attachment.Id),
        ["filename"] = attachment.Filename,
        ["description"] = attachment.Description,
        ["content_type"] = attachment.ContentType,
        ["size"] = attachment.Content.Length,
        ["url"] = $"https://cdn.discordapp.com/attachments/{Text(Channel.Id)}/{Text(attachment.Id)}/{attachment.Filename}",
        ["proxy_url"] = $"https://media.discordapp.net/attachments/{Text(Channel.Id)}/{Text(attachment.Id)}/{attachment.Filename}",
    };

    private JsonArray EmbedsJson()
    {
        var embeds = JsonNode.Parse(Embeds.GetRawText())!.AsArray();
        foreach (var embed in embeds)
        {
            embed!["type"] = "rich";
        }

        return embeds;
    }
}
