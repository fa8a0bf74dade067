namespace KillBot.Domain.Analytics.Insights;

/// <summary>Kinds of insights.</summary>
public enum InsightType
{
    /// <summary>More or fewer kills than the week before.</summary>
    Trend,
    Weapon,

    /// <summary>Who beats the player more often than others do.</summary>
    Nemesis,

    /// <summary>Whom the player beats more often than others.</summary>
    Prey,

    /// <summary>When the player wins more often than at other hours.</summary>
    Hours,
    Streak,

    /// <summary>Where most fights are.</summary>
    Location,

    /// <summary>Kills by deaths against the server's median.</summary>
    Kdr,
}
