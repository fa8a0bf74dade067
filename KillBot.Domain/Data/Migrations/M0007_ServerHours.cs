using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KillBot.Domain.Data.Migrations;

[DbContext(typeof(KillBotDbContext))]
[Migration("0007_server_hours")]
internal sealed class M0007_ServerHours : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            CREATE TABLE server_hours (
                server_id BLOB NOT NULL,
                game TEXT NOT NULL,
                hour INTEGER NOT NULL,
                pvp_kills INTEGER NOT NULL,
                pve_kills INTEGER NOT NULL,
                deaths INTEGER NOT NULL,
                suicides INTEGER NOT NULL,
                environmental_deaths INTEGER NOT NULL,
                PRIMARY KEY (server_id, game, hour)
            ) WITHOUT ROWID;
            INSERT INTO server_hours
            SELECT server_id, game, timestamp / 3600000 AS hour,
                sum(is_kill AND is_pvp), sum(is_kill AND NOT is_pvp),
                sum(is_death), sum(is_death AND is_suicide), sum(is_death AND is_environmental)
            FROM (
                SELECT *, victim_id IS NOT NULL AS is_death,
                    killer_id IS NOT NULL AND NOT is_suicide AND NOT is_environmental AS is_kill
                FROM kills)
            WHERE is_kill OR is_death
            GROUP BY server_id, game, hour;
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("KillBot goes back by restoring a backup, not by undoing migrations.");
}
