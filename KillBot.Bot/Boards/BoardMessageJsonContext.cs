using System.Text.Json.Serialization;

namespace KillBot.Bot.Boards;

/// <summary>What an outbox message of a board holds.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BoardMessage))]
internal sealed partial class BoardMessageJsonContext : JsonSerializerContext;
