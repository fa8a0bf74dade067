namespace KillBot.Tests.Support;

/// <summary>The rollups as the kills say, in plain SQL, and as stored: each as lines that must be equal.</summary>
internal static class RawCounts
{
    private const string Deeds = """
        SELECT killer_id AS player, server_id, game, timestamp / 86400000 AS day, timestamp / 3600000 AS hour,
            is_pvp AS pvp, 1 - is_pvp AS pve, 0 AS death, 0 AS suicide, 0 AS accident
        FROM kills WHERE killer_id IS NOT NULL AND NOT is_suicide AND NOT is_environmental
        UNION ALL
        SELECT victim_id, server_id, game, timestamp / 86400000, timestamp / 3600000, 0, 0, 1, is_suicide, is_environmental
        FROM kills WHERE victim_id IS NOT NULL
        """;

    private static readonly (string Raw, string Stored)[] Rollups =
    [
        ($"""
        SELECT player, server_id, game, day, sum(pvp), sum(pve), sum(death), sum(suicide), sum(accident) FROM ({Deeds})
        GROUP BY player, server_id, game, day ORDER BY player, server_id, game, day
        """,
        "SELECT * FROM player_days ORDER BY player_id, server_id, game, day"),
        ($"""
        SELECT player, server_id, game, sum(pvp), sum(pve), sum(death), sum(suicide), sum(accident) FROM ({Deeds})
        GROUP BY player, server_id, game ORDER BY player, server_id, game
        """,
        "SELECT * FROM player_totals ORDER BY player_id, server_id, game"),
        ($"""
        SELECT server_id, game, hour, sum(pvp), sum(pve), sum(death), sum(suicide), sum(accident) FROM ({Deeds})
        GROUP BY server_id, game, hour ORDER BY server_id, game, hour
        """,
        "SELECT * FROM server_hours ORDER BY server_id, game, hour"),
        // The one instance id that weapons bear in tests.
        ("""
        SELECT killer_id, game, replace(weapon, '_1234567890123', '') AS class, count(*) FROM kills
        WHERE killer_id IS NOT NULL AND weapon IS NOT NULL AND NOT is_suicide AND NOT is_environmental
        GROUP BY killer_id, game, class ORDER BY killer_id, game, class
        """,
        "SELECT * FROM player_weapons ORDER BY player_id, game, weapon"),
    ];

    /// <param name="sequence">What was done before, to be told when they differ.</param>
    public static async Task AssertRollupsAgreeAsync(string connectionString, string sequence = "")
    {
        foreach (var (raw, stored) in Rollups)
        {
            var expected = await Sql.LinesAsync(connectionString, raw);
            var actual = await Sql.LinesAsync(connectionString, stored);
            Assert.True(
                expected.SequenceEqual(actual), $"{sequence}\n{string.Join('\n', expected)}\n---\n{string.Join('\n', actual)}");
        }
    }
}
