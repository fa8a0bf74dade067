using System.Text.Json.Nodes;

namespace KillBot.Tests.FakeVRChat;

/// <summary>What the fake answers.</summary>
/// <param name="Cookies">Values of <c>Set-Cookie</c>.</param>
internal sealed record FakeVRChatAnswer(int Status, JsonNode Body, params IReadOnlyList<string> Cookies)
{
    public static FakeVRChatAnswer Error(int status, string message) => new(
        status, new JsonObject { ["error"] = new JsonObject { ["message"] = message, ["status_code"] = status } });

    public static FakeVRChatAnswer MissingCredentials() => Error(401, "\"Missing Credentials\"");
}
