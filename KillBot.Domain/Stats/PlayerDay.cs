namespace KillBot.Domain.Stats;

/// <summary>A player's counts of one UTC day on one server: written with each kill, summed up by the readers.</summary>
public sealed class PlayerDay
{
    public required Guid PlayerId { get; init; }

    public required Guid ServerId { get; init; }

    public required string Game { get; init; }

    /// <summary>Days since 1970-01-01 UTC.</summary>
    public required int Day { get; init; }

    public int PvpKills { get; set; }

    public int PveKills { get; set; }

    /// <summary>Every death, suicides and environmental ones included.</summary>
    public int Deaths { get; set; }

    public int Suicides { get; set; }

    public int EnvironmentalDeaths { get; set; }
}
