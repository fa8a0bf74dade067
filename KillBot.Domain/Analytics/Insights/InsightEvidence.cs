using KillBot.Domain.Analytics.Trends;

namespace KillBot.Domain.Analytics.Insights;

/// <summary>What insights are drawn from: what a person's players, or all players of a server, have done of late.</summary>
public sealed record InsightEvidence
{
    /// <summary>About all players of a server, not about one person.</summary>
    public required bool IsServer { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Oldest first: each one since the first, so that kills and deaths can be compared.</summary>
    public required IReadOnlyList<Fight> Fights { get; init; }

    /// <summary>The same fights by sessions.</summary>
    internal IReadOnlyList<IReadOnlyList<Fight>> Sessions => FightSessions.Of(Fights);

    /// <summary>What was done in the last seven days and in the seven before, by days.</summary>
    public required PeriodComparison Week { get; init; }

    /// <summary>How the person compares with a server; none when too little is known.</summary>
    public ServerMedian? Median { get; init; }
}
