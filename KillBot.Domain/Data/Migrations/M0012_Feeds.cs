using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KillBot.Domain.Data.Migrations;

[DbContext(typeof(KillBotDbContext))]
[Migration("0012_feeds")]
internal sealed class M0012_Feeds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE new_feeds (
            id BLOB NOT NULL PRIMARY KEY,
            server_id BLOB NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            channel_id INTEGER NOT NULL,
            kind TEXT NOT NULL,
            filter TEXT NULL,
            style TEXT NOT NULL,
            delay_seconds INTEGER NOT NULL,
            mention_role_id INTEGER NULL,
            paused_at INTEGER NULL,
            created_by INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL
        ) WITHOUT ROWID;
        INSERT INTO new_feeds (id, server_id, number, channel_id, kind, style, delay_seconds, created_by, created_at, changed_at)
        SELECT id, server_id, row_number() OVER (PARTITION BY server_id ORDER BY id), channel_id, kind, 'Full', 0, created_by, created_at, created_at
        FROM feeds;
        DROP TABLE feeds;
        ALTER TABLE new_feeds RENAME TO feeds;
        CREATE UNIQUE INDEX ix_feeds_server_id_number ON feeds (server_id, number);
        CREATE INDEX ix_feeds_channel_id ON feeds (channel_id);

        ALTER TABLE outbox_items ADD COLUMN due_at INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE outbox_items ADD COLUMN feed_id BLOB NULL;
        DROP INDEX ix_outbox_items_destination_id;
        CREATE INDEX ix_outbox_items_destination_due_at_id ON outbox_items (destination, due_at, id) WHERE message_id IS NULL;

        ALTER TABLE outbox_destinations ADD COLUMN pause_code TEXT NULL;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("KillBot goes back by restoring a backup, not by undoing migrations.");
}
