using System.Text.Json;
using System.Text.Json.Serialization;

namespace KillBot.Domain.Links;

/// <summary>The data of <see cref="Notifications.EventName.LinkMoved"/>.</summary>
/// <param name="Name">The handle, or the display name in VRChat.</param>
public sealed record LinkMoved(LinkKind Kind, string Name)
{
    public string ToJson() => JsonSerializer.Serialize(this, LinkJsonContext.Default.LinkMoved);

    /// <exception cref="JsonException">It was not written by <see cref="ToJson"/>.</exception>
    public static LinkMoved Parse(string json) =>
        JsonSerializer.Deserialize(json, LinkJsonContext.Default.LinkMoved) ?? throw new JsonException("There is nothing in it.");
}

[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(LinkMoved))]
internal sealed partial class LinkJsonContext : JsonSerializerContext;
