namespace KillBot.Domain.Kills;

/// <summary>Which of a player's kills and deaths are listed.</summary>
public enum KillFilter
{
    /// <summary>Kills and deaths.</summary>
    All,

    /// <summary>Kills of players and NPCs.</summary>
    Kills,

    /// <summary>Every death, suicides and environmental ones included.</summary>
    Deaths,

    /// <summary>Kills of players, and deaths by players.</summary>
    Pvp,

    /// <summary>Kills of NPCs, and deaths by NPCs.</summary>
    Pve,

    /// <summary>Deaths by the own hand.</summary>
    Suicides,

    /// <summary>Deaths that nobody caused.</summary>
    Accidents,
}
