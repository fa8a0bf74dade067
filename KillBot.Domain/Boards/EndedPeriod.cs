using System.Text.Json;
using KillBot.Domain.Stats;

namespace KillBot.Domain.Boards;

/// <summary>
/// A period of a server that has ended, as its feeds of leaderboards are told. Who is on the board is read when the message is composed.
/// </summary>
/// <param name="EndedAt">The beginning of the next period.</param>
public sealed record EndedPeriod(Guid ServerId, CalendarPeriod Period, DateTimeOffset EndedAt)
{
    public static EndedPeriod Parse(string json) => JsonSerializer.Deserialize(json, BoardJsonContext.Default.EndedPeriod)!;

    public string ToJson() => JsonSerializer.Serialize(this, BoardJsonContext.Default.EndedPeriod);
}
