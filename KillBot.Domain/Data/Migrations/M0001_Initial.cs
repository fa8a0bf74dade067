using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KillBot.Domain.Data.Migrations;

[DbContext(typeof(KillBotDbContext))]
[Migration("0001_initial")]
internal sealed class M0001_Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("""
            CREATE TABLE users (
                id BLOB NOT NULL PRIMARY KEY,
                discord_id INTEGER NOT NULL,
                name TEXT NOT NULL,
                is_admin INTEGER NOT NULL,
                created_at INTEGER NOT NULL
            ) WITHOUT ROWID;
            CREATE UNIQUE INDEX ix_users_discord_id ON users (discord_id);

            CREATE TABLE players (
                id BLOB NOT NULL PRIMARY KEY,
                game TEXT NOT NULL,
                name TEXT NOT NULL,
                name_key TEXT NOT NULL,
                user_id BLOB NULL REFERENCES users (id),
                privacy TEXT NOT NULL,
                created_at INTEGER NOT NULL
            ) WITHOUT ROWID;
            CREATE UNIQUE INDEX ix_players_name_key_game ON players (name_key, game);
            CREATE INDEX ix_players_user_id ON players (user_id);

            CREATE TABLE servers (
                id BLOB NOT NULL PRIMARY KEY,
                discord_id INTEGER NULL,
                name TEXT NOT NULL,
                icon TEXT NULL,
                owner_discord_id INTEGER NULL,
                member_count INTEGER NULL,
                is_active INTEGER NOT NULL,
                created_at INTEGER NOT NULL
            ) WITHOUT ROWID;
            CREATE UNIQUE INDEX ix_servers_discord_id ON servers (discord_id);
            INSERT INTO servers (id, name, is_active, created_at) VALUES (zeroblob(16), 'Default server', 1, 0);

            CREATE TABLE server_memberships (
                player_id BLOB NOT NULL REFERENCES players (id) ON DELETE CASCADE,
                server_id BLOB NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
                PRIMARY KEY (player_id, server_id)
            ) WITHOUT ROWID;
            CREATE INDEX ix_server_memberships_server_id ON server_memberships (server_id);

            CREATE TABLE api_keys (
                id BLOB NOT NULL PRIMARY KEY,
                lookup_hash BLOB NOT NULL,
                prefix TEXT NOT NULL,
                protected_signing_key BLOB NOT NULL,
                player_id BLOB NOT NULL REFERENCES players (id) ON DELETE CASCADE,
                user_id BLOB NULL REFERENCES users (id),
                server_id BLOB NULL REFERENCES servers (id),
                name TEXT NOT NULL,
                created_at INTEGER NOT NULL,
                expires_at INTEGER NULL,
                revoked_at INTEGER NULL,
                last_used_at INTEGER NULL
            ) WITHOUT ROWID;
            CREATE UNIQUE INDEX ix_api_keys_lookup_hash ON api_keys (lookup_hash);
            CREATE INDEX ix_api_keys_player_id ON api_keys (player_id);
            CREATE INDEX ix_api_keys_user_id ON api_keys (user_id);
            CREATE INDEX ix_api_keys_server_id ON api_keys (server_id);

            CREATE TABLE kills (
                id BLOB NOT NULL PRIMARY KEY,
                game TEXT NOT NULL,
                killer_id BLOB NULL,
                killer_name TEXT NULL,
                victim_id BLOB NULL,
                victim_name TEXT NOT NULL,
                server_id BLOB NOT NULL,
                weapon TEXT NULL,
                location TEXT NULL,
                is_pvp INTEGER NOT NULL,
                is_suicide INTEGER NOT NULL,
                is_environmental INTEGER NOT NULL,
                timestamp INTEGER NOT NULL,
                recorded_at INTEGER NOT NULL,
                raw_data TEXT NULL,
                reporters INTEGER NOT NULL
            );
            CREATE INDEX ix_kills_killer_id_timestamp ON kills (killer_id, timestamp);
            CREATE INDEX ix_kills_victim_id_timestamp_killer_id ON kills (victim_id, timestamp, killer_id);
            CREATE INDEX ix_kills_server_id_timestamp ON kills (server_id, timestamp);

            CREATE TABLE kill_reports (
                api_key_id BLOB NOT NULL,
                event_id TEXT NOT NULL,
                kill_id BLOB NOT NULL,
                PRIMARY KEY (api_key_id, event_id)
            ) WITHOUT ROWID;

            CREATE TABLE player_days (
                player_id BLOB NOT NULL,
                server_id BLOB NOT NULL,
                game TEXT NOT NULL,
                day INTEGER NOT NULL,
                pvp_kills INTEGER NOT NULL,
                pve_kills INTEGER NOT NULL,
                deaths INTEGER NOT NULL,
                suicides INTEGER NOT NULL,
                environmental_deaths INTEGER NOT NULL,
                PRIMARY KEY (player_id, server_id, game, day)
            ) WITHOUT ROWID;

            CREATE TABLE feeds (
                id BLOB NOT NULL PRIMARY KEY,
                server_id BLOB NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
                channel_id INTEGER NOT NULL,
                kind TEXT NOT NULL,
                created_by INTEGER NOT NULL,
                created_at INTEGER NOT NULL
            ) WITHOUT ROWID;
            CREATE UNIQUE INDEX ix_feeds_channel_id_kind ON feeds (channel_id, kind);
            CREATE INDEX ix_feeds_server_id ON feeds (server_id);

            CREATE TABLE outbox_items (
                id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
                destination TEXT NOT NULL,
                kill_id BLOB NOT NULL,
                created_at INTEGER NOT NULL,
                message_id BLOB NULL
            );
            CREATE UNIQUE INDEX ix_outbox_items_destination_kill_id ON outbox_items (destination, kill_id);
            CREATE INDEX ix_outbox_items_destination_id ON outbox_items (destination, id) WHERE message_id IS NULL;
            CREATE INDEX ix_outbox_items_message_id ON outbox_items (message_id) WHERE message_id IS NOT NULL;

            CREATE TABLE outbox_messages (
                id BLOB NOT NULL PRIMARY KEY,
                destination TEXT NOT NULL,
                nonce TEXT NOT NULL,
                payload TEXT NOT NULL,
                created_at INTEGER NOT NULL,
                attempts INTEGER NOT NULL,
                next_attempt_at INTEGER NOT NULL,
                failing_since INTEGER NULL,
                sent_at INTEGER NULL,
                failed_at INTEGER NULL,
                last_error TEXT NULL
            );
            CREATE INDEX ix_outbox_messages_destination_id ON outbox_messages (destination, id)
                WHERE sent_at IS NULL AND failed_at IS NULL;
            CREATE INDEX ix_outbox_messages_created_at ON outbox_messages (created_at);

            CREATE TABLE outbox_destinations (
                destination TEXT NOT NULL PRIMARY KEY,
                claimed_by BLOB NULL,
                claimed_until INTEGER NOT NULL,
                paused_at INTEGER NULL,
                pause_reason TEXT NULL
            ) WITHOUT ROWID;

            CREATE TABLE instance_settings (
                key TEXT NOT NULL PRIMARY KEY,
                value TEXT NOT NULL
            ) WITHOUT ROWID;
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("KillBot goes back by restoring a backup, not by undoing migrations.");
}
