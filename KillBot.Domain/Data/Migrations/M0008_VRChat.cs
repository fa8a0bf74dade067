using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KillBot.Domain.Data.Migrations;

[DbContext(typeof(KillBotDbContext))]
[Migration("0008_vrchat")]
internal sealed class M0008_VRChat : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE server_settings ADD COLUMN show_private_instances INTEGER NOT NULL DEFAULT 0;

        CREATE TABLE vrchat_trackers (
            id BLOB NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            server_id BLOB NOT NULL,
            last_seen_at INTEGER NOT NULL,
            is_running INTEGER NOT NULL,
            session_id BLOB NULL
        ) WITHOUT ROWID;
        CREATE INDEX ix_vrchat_trackers_last_seen_at ON vrchat_trackers (last_seen_at) WHERE is_running;

        CREATE TABLE vrchat_sessions (
            id BLOB NOT NULL PRIMARY KEY,
            tracker_id BLOB NOT NULL,
            server_id BLOB NOT NULL,
            world_id TEXT NULL,
            world_name TEXT NULL,
            location TEXT NULL,
            access TEXT NULL,
            instance_key BLOB NOT NULL,
            started_at INTEGER NOT NULL,
            ended_at INTEGER NULL,
            is_estimated_end INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX ix_vrchat_sessions_tracker_id_started_at ON vrchat_sessions (tracker_id, started_at);
        CREATE INDEX ix_vrchat_sessions_instance_key ON vrchat_sessions (instance_key) WHERE ended_at IS NULL;

        CREATE TABLE vrchat_activity (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            tracker_id BLOB NOT NULL,
            event_id TEXT NOT NULL,
            session_id BLOB NULL,
            type TEXT NOT NULL,
            user_id TEXT NULL,
            display_name TEXT NULL,
            timestamp INTEGER NOT NULL,
            repeat_of INTEGER NULL
        );
        CREATE UNIQUE INDEX ix_vrchat_activity_tracker_id_event_id ON vrchat_activity (tracker_id, event_id);
        CREATE INDEX ix_vrchat_activity_timestamp ON vrchat_activity (timestamp) WHERE repeat_of IS NULL AND session_id IS NOT NULL;
        CREATE INDEX ix_vrchat_activity_session_id_timestamp ON vrchat_activity (session_id, timestamp);
        CREATE INDEX ix_vrchat_activity_user_id_timestamp ON vrchat_activity (user_id, timestamp) WHERE user_id IS NOT NULL;

        CREATE TABLE vrchat_visits (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
            user_id TEXT NOT NULL,
            instance_key BLOB NOT NULL,
            session_id BLOB NOT NULL,
            activity_id INTEGER NOT NULL,
            display_name TEXT NOT NULL,
            joined_at INTEGER NOT NULL,
            left_at INTEGER NULL,
            is_estimated_join INTEGER NOT NULL,
            is_estimated_leave INTEGER NOT NULL
        );
        CREATE UNIQUE INDEX ix_vrchat_visits_instance_key_user_id ON vrchat_visits (instance_key, user_id) WHERE left_at IS NULL;
        CREATE INDEX ix_vrchat_visits_user_id_joined_at ON vrchat_visits (user_id, joined_at);

        CREATE TABLE vrchat_users (
            id TEXT NOT NULL PRIMARY KEY,
            display_name TEXT NOT NULL,
            username TEXT NULL,
            bio TEXT NULL,
            bio_links TEXT NULL,
            profile_pic_override TEXT NULL,
            status TEXT NULL,
            status_description TEXT NULL,
            current_avatar_image_url TEXT NULL,
            current_avatar_thumbnail_image_url TEXT NULL,
            user_icon TEXT NULL,
            trust_rank TEXT NOT NULL,
            tags TEXT NULL,
            first_seen_at INTEGER NOT NULL,
            last_seen_at INTEGER NOT NULL,
            last_updated_at INTEGER NOT NULL,
            profile_fetched_at INTEGER NULL,
            times_encountered INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX ix_vrchat_users_last_seen_at_id ON vrchat_users (last_seen_at, id);
        CREATE INDEX ix_vrchat_users_profile_fetched_at_last_seen_at ON vrchat_users (profile_fetched_at, last_seen_at);

        CREATE TABLE vrchat_totals (
            id INTEGER NOT NULL PRIMARY KEY,
            sessions INTEGER NOT NULL,
            encounters INTEGER NOT NULL,
            users INTEGER NOT NULL
        );
        INSERT INTO vrchat_totals (id, sessions, encounters, users) VALUES (1, 0, 0, 0);
        """);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("KillBot goes back by restoring a backup, not by undoing migrations.");
}
