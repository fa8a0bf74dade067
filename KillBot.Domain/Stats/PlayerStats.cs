namespace KillBot.Domain.Stats;

/// <summary>What a player, or all players of an account, have done.</summary>
/// <param name="Deaths">Every death, suicides and environmental ones included.</param>
public sealed record PlayerStats(int PvpKills, int PveKills, int Deaths, int Suicides, int EnvironmentalDeaths)
{
    public static readonly PlayerStats Nothing = new(0, 0, 0, 0, 0);

    public int Kills => PvpKills + PveKills;

    /// <summary>Kills by deaths, rounded to two decimals; no death counts as one.</summary>
    public decimal KillDeathRatio => Math.Round(Kills / (decimal)Math.Max(Deaths, 1), 2, MidpointRounding.AwayFromZero);

    /// <summary>The share of kills that were players, in percent with one decimal.</summary>
    public decimal PvpRatio =>
        Kills == 0 ? 0 : Math.Round(100m * PvpKills / Kills, 1, MidpointRounding.AwayFromZero);

    public static PlayerStats Sum(IEnumerable<PlayerStats> counts) => counts.Aggregate(Nothing, (sum, count) => sum + count);

    public static PlayerStats operator +(PlayerStats a, PlayerStats b) => new(
        a.PvpKills + b.PvpKills,
        a.PveKills + b.PveKills,
        a.Deaths + b.Deaths,
        a.Suicides + b.Suicides,
        a.EnvironmentalDeaths + b.EnvironmentalDeaths);
}
