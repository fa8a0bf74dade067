namespace KillBot.Domain.Stats;

/// <summary>
/// What all players together did on one server in one hour: written with each kill, once a server and hour in a transaction. The days
/// of a server are sums of its hours.
/// </summary>
public sealed class ServerHour
{
    public required Guid ServerId { get; init; }

    public required string Game { get; init; }

    /// <summary>Hours since 1970-01-01 UTC.</summary>
    public required int Hour { get; init; }

    public int PvpKills { get; set; }

    public int PveKills { get; set; }

    /// <summary>Every death of a player, suicides and environmental ones included.</summary>
    public int Deaths { get; set; }

    public int Suicides { get; set; }

    public int EnvironmentalDeaths { get; set; }
}
