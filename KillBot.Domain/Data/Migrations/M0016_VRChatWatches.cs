using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KillBot.Domain.Data.Migrations;

[DbContext(typeof(KillBotDbContext))]
[Migration("0016_vrchat_watches")]
internal sealed class M0016_VRChatWatches : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE vrchat_watches (
            id BLOB NOT NULL PRIMARY KEY,
            server_id BLOB NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
            discord_id INTEGER NOT NULL,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            name TEXT NOT NULL,
            threshold INTEGER NULL,
            locale TEXT NOT NULL,
            told_at INTEGER NULL,
            created_at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE UNIQUE INDEX ix_vrchat_watches_server_id_kind_subject_discord_id ON vrchat_watches (server_id, kind, subject, discord_id);
        CREATE INDEX ix_vrchat_watches_discord_id ON vrchat_watches (discord_id);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("KillBot goes back by restoring a backup, not by undoing migrations.");
}
