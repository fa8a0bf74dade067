using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KillBot.Domain.Data.Migrations;

[DbContext(typeof(KillBotDbContext))]
[Migration("0017_kill_claims")]
internal sealed class M0017_KillClaims : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE kill_claims (
            id BLOB NOT NULL PRIMARY KEY,
            server_id BLOB NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
            killer_id BLOB NOT NULL REFERENCES players (id) ON DELETE CASCADE,
            victim_id BLOB NOT NULL REFERENCES players (id) ON DELETE CASCADE,
            reporter_discord_id INTEGER NOT NULL,
            victim_discord_id INTEGER NOT NULL,
            weapon TEXT NULL,
            channel_id INTEGER NULL,
            message_id INTEGER NULL,
            state TEXT NOT NULL,
            created_at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX ix_kill_claims_server_id ON kill_claims (server_id);
        CREATE INDEX ix_kill_claims_killer_id ON kill_claims (killer_id);
        CREATE INDEX ix_kill_claims_victim_id ON kill_claims (victim_id);
        CREATE INDEX ix_kill_claims_reporter_discord_id_created_at ON kill_claims (reporter_discord_id, created_at);
        CREATE INDEX ix_kill_claims_created_at ON kill_claims (created_at);
        CREATE TABLE kill_claim_refusals (
            user_id BLOB NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
            created_at INTEGER NOT NULL
        ) WITHOUT ROWID;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("KillBot goes back by restoring a backup, not by undoing migrations.");
}
