namespace KillBot.Domain.Stats;

/// <summary>The counts of a row of <see cref="PlayerDay"/> or <see cref="PlayerTotals"/>, or what is to be added to one.</summary>
internal readonly record struct KillCounts(
    int PvpKills = 0, int PveKills = 0, int Deaths = 0, int Suicides = 0, int EnvironmentalDeaths = 0)
{
    public static KillCounts operator +(KillCounts a, KillCounts b) => new(
        a.PvpKills + b.PvpKills,
        a.PveKills + b.PveKills,
        a.Deaths + b.Deaths,
        a.Suicides + b.Suicides,
        a.EnvironmentalDeaths + b.EnvironmentalDeaths);

    public static KillCounts operator -(KillCounts a, KillCounts b) => new(
        a.PvpKills - b.PvpKills,
        a.PveKills - b.PveKills,
        a.Deaths - b.Deaths,
        a.Suicides - b.Suicides,
        a.EnvironmentalDeaths - b.EnvironmentalDeaths);
}
