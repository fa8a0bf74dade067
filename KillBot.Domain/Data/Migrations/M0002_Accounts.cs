using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KillBot.Domain.Data.Migrations;

[DbContext(typeof(KillBotDbContext))]
[Migration("0002_accounts")]
internal sealed class M0002_Accounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            ALTER TABLE users ADD COLUMN discriminator TEXT NULL;
            ALTER TABLE users ADD COLUMN avatar TEXT NULL;
            ALTER TABLE users ADD COLUMN is_name_chosen INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE users ADD COLUMN privacy TEXT NOT NULL DEFAULT 'Public';
            ALTER TABLE users ADD COLUMN updated_at INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE users ADD COLUMN last_login_at INTEGER NULL;
            UPDATE users SET updated_at = created_at;

            CREATE TABLE sessions (
                id BLOB NOT NULL PRIMARY KEY,
                user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
                token_id BLOB NOT NULL,
                created_at INTEGER NOT NULL,
                expires_at INTEGER NOT NULL,
                revoked_at INTEGER NULL
            ) WITHOUT ROWID;
            CREATE INDEX ix_sessions_user_id ON sessions (user_id);
            CREATE INDEX ix_sessions_expires_at ON sessions (expires_at);

            CREATE TABLE used_signatures (
                signature BLOB NOT NULL PRIMARY KEY,
                expires_at INTEGER NOT NULL
            ) WITHOUT ROWID;

            CREATE TABLE server_members (
                server_id BLOB NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
                user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
                is_owner INTEGER NOT NULL,
                permissions INTEGER NOT NULL,
                seen_at INTEGER NOT NULL,
                PRIMARY KEY (server_id, user_id)
            ) WITHOUT ROWID;
            CREATE INDEX ix_server_members_user_id ON server_members (user_id);

            CREATE TABLE server_channels (
                channel_id INTEGER NOT NULL PRIMARY KEY,
                server_id BLOB NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
                name TEXT NOT NULL,
                type INTEGER NOT NULL,
                position INTEGER NOT NULL
            );
            CREATE INDEX ix_server_channels_server_id ON server_channels (server_id);

            CREATE TABLE server_settings (
                server_id BLOB NOT NULL PRIMARY KEY REFERENCES servers (id) ON DELETE CASCADE,
                prefix TEXT NOT NULL,
                language TEXT NOT NULL,
                kill_tracker INTEGER NOT NULL,
                leaderboard INTEGER NOT NULL,
                notifications INTEGER NOT NULL,
                privacy TEXT NOT NULL,
                kill_notifications INTEGER NOT NULL,
                leaderboard_channel_id INTEGER NULL
            ) WITHOUT ROWID;

            CREATE TABLE player_aliases (
                game TEXT NOT NULL,
                name_key TEXT NOT NULL,
                name TEXT NOT NULL,
                player_id BLOB NOT NULL REFERENCES players (id) ON DELETE CASCADE,
                created_at INTEGER NOT NULL,
                PRIMARY KEY (game, name_key)
            ) WITHOUT ROWID;
            CREATE INDEX ix_player_aliases_player_id ON player_aliases (player_id);

            ALTER TABLE api_keys ADD COLUMN kind TEXT NOT NULL DEFAULT 'Standard';
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("KillBot goes back by restoring a backup, not by undoing migrations.");
}
