using System.Text.Json.Serialization;

namespace KillBot.Domain.VRChat.Client;

internal sealed record CodeJson(string Code);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CodeJson))]
internal sealed partial class VRChatRequestJsonContext : JsonSerializerContext;
