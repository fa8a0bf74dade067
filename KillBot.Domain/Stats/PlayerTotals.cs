namespace KillBot.Domain.Stats;

/// <summary>A player's counts on one server, of all time: written with each kill. A player is on few servers.</summary>
public sealed class PlayerTotals
{
    public required Guid PlayerId { get; init; }

    public required Guid ServerId { get; init; }

    public required string Game { get; init; }

    public int PvpKills { get; set; }

    public int PveKills { get; set; }

    /// <summary>Every death, suicides and environmental ones included.</summary>
    public int Deaths { get; set; }

    public int Suicides { get; set; }

    public int EnvironmentalDeaths { get; set; }
}
