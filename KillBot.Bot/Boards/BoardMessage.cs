using System.Text.Json;
using KillBot.Discord.Messages;
using KillBot.Domain.Boards;
using KillBot.Domain.Charts;

namespace KillBot.Bot.Boards;

/// <summary>What a post of a board says, as the outbox keeps it: a repeat is the same message.</summary>
/// <param name="Embeds">One for each type.</param>
/// <param name="ChartTitle">Above the chart; none without one.</param>
/// <param name="Bars">Of the chart.</param>
/// <param name="Places">Who stands where, for the next post to compare with.</param>
/// <param name="IsFinal">It is a message of its own, and stays as it is.</param>
internal sealed record BoardMessage(
    IReadOnlyList<Embed> Embeds, string? ChartTitle, IReadOnlyList<LeaderboardBar> Bars, BoardPlaces Places, bool IsFinal)
{
    /// <summary>None without places to draw.</summary>
    public LeaderboardChart? ToChart() => ChartTitle is { } title && Bars.Count > 0 ? new LeaderboardChart { Title = title, Bars = Bars } : null;

    public static BoardMessage Parse(string json) => JsonSerializer.Deserialize(json, BoardMessageJsonContext.Default.BoardMessage)!;

    public string ToJson() => JsonSerializer.Serialize(this, BoardMessageJsonContext.Default.BoardMessage);
}
