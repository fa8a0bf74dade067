using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KillBot.Domain.Data.Migrations;

[DbContext(typeof(KillBotDbContext))]
[Migration("0015_account_links")]
internal sealed class M0015_AccountLinks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE account_links (
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            name TEXT NOT NULL,
            user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
            player_id BLOB NULL REFERENCES players (id) ON DELETE CASCADE,
            linked_at INTEGER NOT NULL,
            allows_watching INTEGER NOT NULL,
            PRIMARY KEY (kind, subject)
        ) WITHOUT ROWID;
        CREATE INDEX ix_account_links_user_id ON account_links (user_id);
        CREATE INDEX ix_account_links_player_id ON account_links (player_id);

        CREATE TABLE link_codes (
            user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            name TEXT NOT NULL,
            code TEXT NOT NULL,
            expires_at INTEGER NOT NULL,
            checked_at INTEGER NULL,
            PRIMARY KEY (user_id, kind)
        ) WITHOUT ROWID;

        ALTER TABLE users ADD COLUMN exported_at INTEGER NULL;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("KillBot goes back by restoring a backup, not by undoing migrations.");
}
