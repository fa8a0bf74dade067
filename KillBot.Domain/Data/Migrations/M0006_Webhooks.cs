using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KillBot.Domain.Data.Migrations;

[DbContext(typeof(KillBotDbContext))]
[Migration("0006_webhooks")]
internal sealed class M0006_Webhooks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        // What waits keeps its place: SQLite cannot rename a column to another meaning, so the table is made anew.
        migrationBuilder.Sql("""
            CREATE TABLE outbox_events (
                id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
                destination TEXT NOT NULL,
                event TEXT NOT NULL,
                subject_id BLOB NOT NULL,
                data TEXT NULL,
                created_at INTEGER NOT NULL,
                message_id BLOB NULL
            );
            INSERT INTO outbox_events (id, destination, event, subject_id, created_at, message_id)
            SELECT id, destination, 'kill.recorded', kill_id, created_at, message_id FROM outbox_items;
            DROP TABLE outbox_items;
            ALTER TABLE outbox_events RENAME TO outbox_items;
            CREATE UNIQUE INDEX ix_outbox_items_destination_event_subject_id ON outbox_items (destination, event, subject_id)
                WHERE message_id IS NULL;
            CREATE INDEX ix_outbox_items_destination_id ON outbox_items (destination, id) WHERE message_id IS NULL;
            CREATE INDEX ix_outbox_items_message_id ON outbox_items (message_id) WHERE message_id IS NOT NULL;

            CREATE INDEX ix_outbox_messages_destination_created_at ON outbox_messages (destination, created_at);

            CREATE TABLE outbox_attempts (
                message_id BLOB NOT NULL REFERENCES outbox_messages (id) ON DELETE CASCADE,
                number INTEGER NOT NULL,
                at INTEGER NOT NULL,
                duration_milliseconds INTEGER NOT NULL,
                status INTEGER NULL,
                error TEXT NULL,
                PRIMARY KEY (message_id, number)
            ) WITHOUT ROWID;

            CREATE TABLE webhooks (
                id BLOB NOT NULL PRIMARY KEY,
                user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE,
                name TEXT NOT NULL,
                url TEXT NOT NULL,
                events TEXT NOT NULL,
                scope TEXT NOT NULL,
                server_id BLOB NULL REFERENCES servers (id) ON DELETE CASCADE,
                protected_secret BLOB NULL,
                headers TEXT NOT NULL,
                max_retries INTEGER NOT NULL,
                retry_delay INTEGER NOT NULL,
                backoff_multiplier REAL NOT NULL,
                is_active INTEGER NOT NULL,
                disabled_reason TEXT NULL,
                failing_since INTEGER NULL,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL
            ) WITHOUT ROWID;
            CREATE INDEX ix_webhooks_user_id ON webhooks (user_id);
            CREATE INDEX ix_webhooks_server_id ON webhooks (server_id);
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("KillBot goes back by restoring a backup, not by undoing migrations.");
}
