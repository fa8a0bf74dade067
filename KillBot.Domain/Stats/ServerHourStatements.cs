using KillBot.Domain.Data;

namespace KillBot.Domain.Stats;

/// <summary>Writes <c>server_hours</c>.</summary>
internal static class ServerHourStatements
{
    private const string UpsertHour = $"""
        INSERT INTO server_hours (server_id, game, {RollupStatements.Columns}, hour)
        VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)
        ON CONFLICT (server_id, game, hour) {RollupStatements.Add}
        """;

    private const string TakeOutPlayer = $"""
        INSERT INTO server_hours (server_id, game, {RollupStatements.Columns}, hour)
        SELECT server_id, game, -sum(pvp), -sum(pve), -sum(death), -sum(suicide), -sum(accident), timestamp / 3600000 AS its_hour
        FROM (
            SELECT server_id, game, timestamp, is_pvp AS pvp, NOT is_pvp AS pve, 0 AS death, 0 AS suicide, 0 AS accident
            FROM kills WHERE killer_id = @p0 AND NOT is_suicide AND NOT is_environmental
            UNION ALL
            SELECT server_id, game, timestamp, 0, 0, 1, is_suicide, is_environmental FROM kills WHERE victim_id = @p0)
        WHERE true GROUP BY server_id, game, its_hour
        ON CONFLICT (server_id, game, hour) {RollupStatements.Add}
        """;

    private const string DeleteEmptyOfPlayer = $"""
        DELETE FROM server_hours WHERE {RollupStatements.IsEmpty} AND (server_id, game, hour) IN (
            SELECT server_id, game, timestamp / 3600000 FROM kills WHERE killer_id = @p0 OR victim_id = @p0)
        """;

    private const string DeleteEmpty =
        $"DELETE FROM server_hours WHERE server_id = @p0 AND game = @p1 AND hour = @p2 AND {RollupStatements.IsEmpty}";

    extension(WriteTransaction transaction)
    {
        public void AddToHour(Guid server, string game, int hour, KillCounts counts) => transaction.Command(UpsertHour)
            .Set(0, server).Set(1, game)
            .Set(2, counts.PvpKills).Set(3, counts.PveKills)
            .Set(4, counts.Deaths).Set(5, counts.Suicides).Set(6, counts.EnvironmentalDeaths)
            .Set(7, hour).Execute();

        /// <summary>
        /// Takes a player's share out of the hours of all servers. It is counted from the kills, which must still be as they were recorded.
        /// </summary>
        public void TakeOutOfHours(Guid player)
        {
            transaction.Command(TakeOutPlayer).Set(0, player).Execute();
            transaction.Command(DeleteEmptyOfPlayer).Set(0, player).Execute();
        }

        /// <summary>Adds what the hours of a server lack, and removes those that count nothing.</summary>
        public int Correct(Guid server, IReadOnlyDictionary<(string Game, int Hour), KillCounts> difference)
        {
            foreach (var ((game, hour), counts) in difference)
            {
                transaction.AddToHour(server, game, hour, counts);
                transaction.Command(DeleteEmpty).Set(0, server).Set(1, game).Set(2, hour).Execute();
            }

            return difference.Count;
        }
    }
}
