using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KillBot.Domain.Data.Migrations;

[DbContext(typeof(KillBotDbContext))]
[Migration("0019_live_messages")]
internal sealed class M0019_LiveMessages : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE vrchat_live_messages (
            id BLOB NOT NULL PRIMARY KEY,
            feed_id BLOB NOT NULL,
            server_id BLOB NOT NULL REFERENCES servers (id) ON DELETE CASCADE,
            channel_id INTEGER NOT NULL,
            instance_key BLOB NOT NULL,
            session_id BLOB NOT NULL,
            started_at INTEGER NOT NULL,
            ended_at INTEGER NULL,
            message_id INTEGER NULL,
            deletions INTEGER NOT NULL,
            shown BLOB NULL,
            edited_at INTEGER NULL
        ) WITHOUT ROWID;
        CREATE UNIQUE INDEX ix_vrchat_live_messages_instance_key_channel_id
            ON vrchat_live_messages (instance_key, channel_id) WHERE ended_at IS NULL;
        CREATE INDEX ix_vrchat_live_messages_instance_key_channel_id_started_at
            ON vrchat_live_messages (instance_key, channel_id, started_at);
        CREATE INDEX ix_vrchat_live_messages_feed_id ON vrchat_live_messages (feed_id);
        CREATE INDEX ix_vrchat_live_messages_server_id ON vrchat_live_messages (server_id);
        CREATE INDEX ix_vrchat_live_messages_ended_at ON vrchat_live_messages (ended_at);

        CREATE INDEX ix_vrchat_sessions_server_id ON vrchat_sessions (server_id) WHERE ended_at IS NULL;
        CREATE INDEX ix_vrchat_visits_instance_key_joined_at ON vrchat_visits (instance_key, joined_at);

        ALTER TABLE vrchat_watches ADD COLUMN channel_id INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE vrchat_watches ADD COLUMN created_by INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE vrchat_watches ADD COLUMN blocked_at INTEGER NULL;
        UPDATE vrchat_watches SET created_by = discord_id;
        DROP INDEX ix_vrchat_watches_server_id_kind_subject_discord_id;
        CREATE UNIQUE INDEX ix_vrchat_watches_server_id_kind_subject_discord_id_channel_id
            ON vrchat_watches (server_id, kind, subject, discord_id, channel_id);
        CREATE INDEX ix_vrchat_watches_channel_id ON vrchat_watches (channel_id);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("KillBot goes back by restoring a backup, not by undoing migrations.");
}
