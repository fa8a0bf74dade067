using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KillBot.Domain.Data.Migrations;

[DbContext(typeof(KillBotDbContext))]
[Migration("0014_boards")]
internal sealed class M0014_Boards : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE boards (
            id BLOB NOT NULL PRIMARY KEY,
            server_id BLOB NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            channel_id INTEGER NOT NULL,
            types TEXT NOT NULL,
            period TEXT NOT NULL,
            cron TEXT NOT NULL,
            edits_previous INTEGER NOT NULL,
            top INTEGER NOT NULL,
            has_chart INTEGER NOT NULL,
            time_zone TEXT NOT NULL,
            next_at INTEGER NULL,
            final_at INTEGER NULL,
            seen_to INTEGER NOT NULL,
            missed_at INTEGER NULL,
            message_id INTEGER NULL,
            posted_at INTEGER NULL,
            places TEXT NULL,
            created_by INTEGER NOT NULL,
            created_at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE UNIQUE INDEX ix_boards_server_id_number ON boards (server_id, number);
        CREATE INDEX ix_boards_next_at ON boards (next_at);
        CREATE INDEX ix_boards_final_at ON boards (final_at);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("KillBot goes back by restoring a backup, not by undoing migrations.");
}
