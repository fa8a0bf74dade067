namespace KillBot.Domain.Analytics.Insights;

/// <summary>What insights are drawn from: what a person's players, or all players of a server, have done of late.</summary>
public sealed record InsightEvidence
{
    /// <summary>About all players of a server, not about one person.</summary>
    public required bool IsServer { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Oldest first: each one since the first, so that kills and deaths can be compared.</summary>
    public required IReadOnlyList<Fight> Fights { get; init; }

    /// <summary>Kills of each of the last 14 full days in UTC, oldest first. Today is not over and would look like a decline.</summary>
    public required IReadOnlyList<int> DailyKills { get; init; }

    /// <summary>How the person compares with a server; none when too little is known.</summary>
    public ServerMedian? Median { get; init; }
}
