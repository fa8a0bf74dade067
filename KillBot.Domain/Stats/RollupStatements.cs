using KillBot.Domain.Data;

namespace KillBot.Domain.Stats;

/// <summary>Writes the rollups: <c>player_days</c>, <c>player_totals</c> and <c>player_weapons</c>.</summary>
internal static class RollupStatements
{
    public const string Columns = "pvp_kills, pve_kills, deaths, suicides, environmental_deaths";

    public const string Add = """
        DO UPDATE SET
            pvp_kills = pvp_kills + excluded.pvp_kills,
            pve_kills = pve_kills + excluded.pve_kills,
            deaths = deaths + excluded.deaths,
            suicides = suicides + excluded.suicides,
            environmental_deaths = environmental_deaths + excluded.environmental_deaths
        """;

    private const string UpsertDay = $"""
        INSERT INTO player_days (player_id, server_id, game, {Columns}, day)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8)
        ON CONFLICT (player_id, server_id, game, day) {Add}
        """;

    private const string UpsertTotals = $"""
        INSERT INTO player_totals (player_id, server_id, game, {Columns}) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)
        ON CONFLICT (player_id, server_id, game) {Add}
        """;

    private const string UpsertWeapon = """
        INSERT INTO player_weapons (player_id, game, weapon, kills) VALUES (@p0, @p1, @p2, @p3)
        ON CONFLICT (player_id, game, weapon) DO UPDATE SET kills = kills + excluded.kills
        """;

    public const string IsEmpty =
        "pvp_kills = 0 AND pve_kills = 0 AND deaths = 0 AND suicides = 0 AND environmental_deaths = 0";

    private static readonly string[] Moves =
    [
        $"""
        INSERT INTO player_days (player_id, server_id, game, day, {Columns})
        SELECT @p1, server_id, game, day, {Columns} FROM player_days WHERE player_id = @p0
        ON CONFLICT (player_id, server_id, game, day) {Add}
        """,
        $"""
        INSERT INTO player_totals (player_id, server_id, game, {Columns})
        SELECT @p1, server_id, game, {Columns} FROM player_totals WHERE player_id = @p0
        ON CONFLICT (player_id, server_id, game) {Add}
        """,
        """
        INSERT INTO player_weapons (player_id, game, weapon, kills)
        SELECT @p1, game, weapon, kills FROM player_weapons WHERE player_id = @p0
        ON CONFLICT (player_id, game, weapon) DO UPDATE SET kills = kills + excluded.kills
        """,
        """
        INSERT INTO play_sessions (player_id, started_at, ended_at)
        SELECT @p1, started_at, ended_at FROM play_sessions WHERE player_id = @p0
        ON CONFLICT (player_id, started_at) DO UPDATE SET ended_at = max(ended_at, excluded.ended_at)
        """,
    ];

    private static readonly string[] Deletes =
    [
        .. ((string[])["player_days", "player_totals", "player_weapons", "play_sessions"])
            .Select(table => $"DELETE FROM {table} WHERE player_id = @p0"),
    ];

    private static readonly string[] DeletesOfEmpty =
    [
        $"DELETE FROM player_days WHERE player_id = @p0 AND {IsEmpty}",
        $"DELETE FROM player_totals WHERE player_id = @p0 AND {IsEmpty}",
        "DELETE FROM player_weapons WHERE player_id = @p0 AND kills = 0",
    ];

    extension(WriteTransaction transaction)
    {
        public void AddToDay(Guid player, Guid server, string game, int day, KillCounts counts) =>
            Set(transaction.Command(UpsertDay), player, server, game, counts).Set(8, day).Execute();

        public void AddToTotals(Guid player, Guid server, string game, KillCounts counts) =>
            Set(transaction.Command(UpsertTotals), player, server, game, counts).Execute();

        public void AddToWeapon(Guid player, string game, string weapon, int kills) =>
            transaction.Command(UpsertWeapon).Set(0, player).Set(1, game).Set(2, weapon).Set(3, kills).Execute();

        /// <summary>Adds what the rollups of a player lack, and removes those that count nothing.</summary>
        public int Correct(Guid player, PlayerRollups difference)
        {
            foreach (var ((server, game, day), counts) in difference.Days)
            {
                transaction.AddToDay(player, server, game, day, counts);
            }

            foreach (var ((server, game), counts) in difference.Totals)
            {
                transaction.AddToTotals(player, server, game, counts);
            }

            foreach (var ((game, weapon), kills) in difference.Weapons)
            {
                transaction.AddToWeapon(player, game, weapon, kills);
            }

            foreach (var text in DeletesOfEmpty)
            {
                transaction.Command(text).Set(0, player).Execute();
            }

            transaction.ForgetCached();
            return difference.Count;
        }

        /// <summary>Makes what <paramref name="from"/> has done part of what <paramref name="to"/> has done, play sessions included.</summary>
        public void MoveRollups(Guid from, Guid to)
        {
            transaction.Rollups.Flush(transaction);
            foreach (var text in Moves)
            {
                transaction.Command(text).Set(0, from).Set(1, to).Execute();
            }

            DeleteRows(transaction, from);
        }

        /// <summary>
        /// Forgets what a player has done, play sessions and the share in the hours of servers included; before the player's kills change.
        /// </summary>
        public void DeleteRollups(Guid player)
        {
            transaction.Rollups.Flush(transaction);
            transaction.TakeOutOfHours(player);
            DeleteRows(transaction, player);
        }
    }

    private static void DeleteRows(WriteTransaction transaction, Guid player)
    {
        foreach (var text in Deletes)
        {
            transaction.Command(text).Set(0, player).Execute();
        }

        transaction.ForgetCached();
    }

    private static PreparedCommand Set(PreparedCommand command, Guid player, Guid server, string game, KillCounts counts) => command
        .Set(0, player).Set(1, server).Set(2, game)
        .Set(3, counts.PvpKills).Set(4, counts.PveKills)
        .Set(5, counts.Deaths).Set(6, counts.Suicides).Set(7, counts.EnvironmentalDeaths);
}
