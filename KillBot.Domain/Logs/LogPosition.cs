using System.Text.Json;
using System.Text.Json.Serialization;

namespace KillBot.Domain.Logs;

/// <summary>How far a live log has been recorded.</summary>
/// <param name="Offset">In bytes, behind a line; everything before it is on disk in the database.</param>
internal sealed record LogPosition(LogHead Head, long Offset)
{
    public string ToJson() => JsonSerializer.Serialize(this, LogPositionJsonContext.Default.LogPosition);

    public static LogPosition? Parse(string? json) =>
        json is null ? null : JsonSerializer.Deserialize(json, LogPositionJsonContext.Default.LogPosition);
}

[JsonSerializable(typeof(LogPosition))]
internal sealed partial class LogPositionJsonContext : JsonSerializerContext;
