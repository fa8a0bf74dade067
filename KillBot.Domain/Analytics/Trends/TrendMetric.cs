using System.Diagnostics;
using KillBot.Domain.Stats;

namespace KillBot.Domain.Analytics.Trends;

/// <summary>What a trend may be of.</summary>
public enum TrendMetric
{
    /// <summary>Kills of players and NPCs.</summary>
    Kills,

    /// <summary>Every death, suicides and environmental ones included.</summary>
    Deaths,

    /// <summary>Kills by deaths.</summary>
    Kdr,
    PvpKills,
    PveKills,
    Suicides,
    EnvironmentalDeaths,

    /// <summary>Players who killed or died. Of servers, and by days.</summary>
    ActiveUsers,
}

/// <summary>What the metrics count.</summary>
public static class TrendMetrics
{
    /// <summary>How much of a metric <paramref name="done"/> is. <see cref="TrendMetric.ActiveUsers"/> are no sum of deeds.</summary>
    public static decimal Of(this TrendMetric metric, PlayerStats done) => metric == TrendMetric.Kdr ? done.KillDeathRatio : metric.CountOf(done);

    /// <inheritdoc cref="Of"/>
    public static int CountOf(this TrendMetric metric, PlayerStats done) => metric switch
    {
        TrendMetric.Kills => done.Kills,
        TrendMetric.Deaths => done.Deaths,
        TrendMetric.PvpKills => done.PvpKills,
        TrendMetric.PveKills => done.PveKills,
        TrendMetric.Suicides => done.Suicides,
        TrendMetric.EnvironmentalDeaths => done.EnvironmentalDeaths,
        _ => throw new UnreachableException(),
    };
}
