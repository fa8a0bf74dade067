using KillBot.Domain.Data;
using KillBot.Domain.Kills;

namespace KillBot.Domain.Stats;

/// <summary>
/// What the kills of one transaction add to the days of players. Summed up first, since the kills of a busy moment hit the
/// same few rows.
/// </summary>
internal sealed class PlayerDayDeltas
{
    private const string Upsert = """
        INSERT INTO player_days
            (player_id, server_id, game, day, pvp_kills, pve_kills, deaths, suicides, environmental_deaths)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8)
        ON CONFLICT (player_id, server_id, game, day) DO UPDATE SET
            pvp_kills = pvp_kills + excluded.pvp_kills,
            pve_kills = pve_kills + excluded.pve_kills,
            deaths = deaths + excluded.deaths,
            suicides = suicides + excluded.suicides,
            environmental_deaths = environmental_deaths + excluded.environmental_deaths
        """;

    private readonly Dictionary<Key, Counts> _counts = [];

    public void Add(Kill kill)
    {
        var day = (int)(kill.Timestamp.ToUnixTimeSeconds() / 86_400);
        if (kill.CountsAsKill)
        {
            var counts = CountsOf(new Key(kill.KillerId!.Value, kill.ServerId, kill.Game, day));
            if (kill.IsPvP)
            {
                counts.PvpKills++;
            }
            else
            {
                counts.PveKills++;
            }
        }

        if (kill.VictimId is { } victim)
        {
            var counts = CountsOf(new Key(victim, kill.ServerId, kill.Game, day));
            counts.Deaths++;
            counts.Suicides += kill.IsSuicide ? 1 : 0;
            counts.EnvironmentalDeaths += kill.IsEnvironmental ? 1 : 0;
        }
    }

    public void Flush(WriteTransaction transaction)
    {
        foreach (var (key, counts) in _counts)
        {
            transaction.Command(Upsert)
                .Set(0, key.PlayerId).Set(1, key.ServerId).Set(2, key.Game).Set(3, key.Day)
                .Set(4, counts.PvpKills).Set(5, counts.PveKills)
                .Set(6, counts.Deaths).Set(7, counts.Suicides).Set(8, counts.EnvironmentalDeaths)
                .Execute();
        }

        _counts.Clear();
    }

    public void Clear() => _counts.Clear();

    private Counts CountsOf(Key key)
    {
        if (!_counts.TryGetValue(key, out var counts))
        {
            counts = new Counts();
            _counts.Add(key, counts);
        }

        return counts;
    }

    private readonly record struct Key(Guid PlayerId, Guid ServerId, string Game, int Day);

    private sealed class Counts
    {
        public int PvpKills { get; set; }

        public int PveKills { get; set; }

        public int Deaths { get; set; }

        public int Suicides { get; set; }

        public int EnvironmentalDeaths { get; set; }
    }
}
