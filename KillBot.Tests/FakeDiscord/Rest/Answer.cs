using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeDiscord.Rest;

/// <summary>What goes back: a status and JSON, or a bare status.</summary>
internal sealed record Answer(int Status, JsonNode? Body = null)
{
    public static readonly Answer NoContent = new(204);

    public static Answer Ok(JsonNode body) => new(200, body);
}
