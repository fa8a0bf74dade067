using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KillBot.Domain.Data.Migrations;

[DbContext(typeof(KillBotDbContext))]
[Migration("0013_settings_changes")]
internal sealed class M0013_SettingsChanges : Migration
{
    // Of servers that were left before, nobody knows since when: their time begins now.
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE server_settings_changes (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            server_id BLOB NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
            at INTEGER NOT NULL,
            discord_id INTEGER NULL,
            door TEXT NOT NULL,
            setting TEXT NOT NULL,
            old_value TEXT NULL,
            new_value TEXT NULL
        );
        CREATE INDEX ix_server_settings_changes_server_id_id ON server_settings_changes (server_id, id);

        ALTER TABLE servers ADD COLUMN left_at INTEGER NULL;
        UPDATE servers SET left_at = unixepoch() * 1000 WHERE is_active = 0 AND member_count IS NOT NULL;
        CREATE INDEX ix_servers_left_at ON servers (left_at) WHERE left_at IS NOT NULL;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("KillBot goes back by restoring a backup, not by undoing migrations.");
}
