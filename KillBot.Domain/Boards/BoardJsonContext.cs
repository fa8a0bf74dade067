using System.Text.Json.Serialization;

namespace KillBot.Domain.Boards;

/// <summary>What is stored of boards as JSON.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BoardPlaces))]
[JsonSerializable(typeof(BoardPost))]
[JsonSerializable(typeof(EndedPeriod))]
internal sealed partial class BoardJsonContext : JsonSerializerContext;
