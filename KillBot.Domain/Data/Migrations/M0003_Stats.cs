using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KillBot.Domain.Data.Migrations;

[DbContext(typeof(KillBotDbContext))]
[Migration("0003_stats")]
internal sealed class M0003_Stats : Migration
{
    /// <summary>What <see cref="StarCitizen.InstanceId.Strip"/> does to a weapon, for the kills that exist already.</summary>
    private const string WeaponClasses = """
        SELECT killer_id, game, CASE
            WHEN length(class) > 4 AND class GLOB '*-[0-9][0-9][0-9]' THEN substr(class, 1, length(class) - 4)
            ELSE class END AS weapon
        FROM (
            SELECT killer_id, game, CASE
                WHEN length(head) > 1 AND head LIKE '%\_' ESCAPE '\' AND length(weapon) - length(head) >= 10
                    THEN substr(head, 1, length(head) - 1)
                ELSE weapon END AS class
            FROM (
                SELECT killer_id, game, weapon, rtrim(weapon, '0123456789') AS head FROM kills
                WHERE killer_id IS NOT NULL AND weapon IS NOT NULL AND NOT is_suicide AND NOT is_environmental))
        """;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql($"""
            CREATE TABLE player_totals (
                player_id BLOB NOT NULL,
                server_id BLOB NOT NULL,
                game TEXT NOT NULL,
                pvp_kills INTEGER NOT NULL,
                pve_kills INTEGER NOT NULL,
                deaths INTEGER NOT NULL,
                suicides INTEGER NOT NULL,
                environmental_deaths INTEGER NOT NULL,
                PRIMARY KEY (player_id, server_id, game)
            ) WITHOUT ROWID;
            INSERT INTO player_totals
            SELECT player_id, server_id, game,
                sum(pvp_kills), sum(pve_kills), sum(deaths), sum(suicides), sum(environmental_deaths)
            FROM player_days GROUP BY player_id, server_id, game;
            CREATE INDEX ix_player_totals_server_id_game ON player_totals (server_id, game);

            CREATE TABLE player_weapons (
                player_id BLOB NOT NULL,
                game TEXT NOT NULL,
                weapon TEXT NOT NULL,
                kills INTEGER NOT NULL,
                PRIMARY KEY (player_id, game, weapon)
            ) WITHOUT ROWID;
            INSERT INTO player_weapons
            SELECT killer_id, game, weapon, count(*) FROM ({WeaponClasses}) GROUP BY killer_id, game, weapon;

            CREATE TABLE leaderboard_snapshots (
                day INTEGER NOT NULL,
                server_id BLOB NOT NULL,
                period TEXT NOT NULL,
                type TEXT NOT NULL,
                player_id BLOB NOT NULL,
                public_rank INTEGER NULL,
                member_rank INTEGER NOT NULL,
                PRIMARY KEY (day, server_id, period, type, player_id)
            ) WITHOUT ROWID;

            CREATE TABLE play_sessions (
                player_id BLOB NOT NULL REFERENCES players (id) ON DELETE CASCADE,
                started_at INTEGER NOT NULL,
                ended_at INTEGER NOT NULL,
                PRIMARY KEY (player_id, started_at)
            ) WITHOUT ROWID;
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("KillBot goes back by restoring a backup, not by undoing migrations.");
}
