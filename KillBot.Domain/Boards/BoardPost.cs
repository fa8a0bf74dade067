using System.Text.Json;

namespace KillBot.Domain.Boards;

/// <summary>A board that is to be posted, as it waits in the outbox.</summary>
/// <param name="At">The time of the schedule that it is for. It shows the period that went on right before.</param>
/// <param name="IsFinal">The period ends at that time.</param>
public sealed record BoardPost(DateTimeOffset At, bool IsFinal)
{
    public static BoardPost Parse(string json) => JsonSerializer.Deserialize(json, BoardJsonContext.Default.BoardPost)!;

    public string ToJson() => JsonSerializer.Serialize(this, BoardJsonContext.Default.BoardPost);
}
