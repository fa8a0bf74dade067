using KillBot.Domain.Analytics.Statistics;

namespace KillBot.Domain.Analytics.Insights;

/// <summary>What a person has done on a server, of all time, and the median of its other players.</summary>
/// <param name="Deaths">Every death, suicides and environmental ones included.</param>
/// <param name="Days">The same by days, those without any left out.</param>
/// <param name="Others">The median of their kills by deaths; no death counts as one.</param>
public sealed record ServerMedian(Guid ServerId, int Kills, int Deaths, IReadOnlyList<(int Kills, int Deaths)> Days, MedianInterval Others);
