using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KillBot.Domain.Data.Migrations;

[DbContext(typeof(KillBotDbContext))]
[Migration("0011_guild_choices")]
internal sealed class M0011_GuildChoices : Migration
{
    // Until now every row had a language, chosen or not: 'en' stands for both.
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE new_server_settings (
            server_id BLOB NOT NULL PRIMARY KEY REFERENCES servers (id) ON DELETE CASCADE,
            prefix TEXT NOT NULL,
            language TEXT NULL,
            time_zone TEXT NULL,
            kill_tracker INTEGER NOT NULL,
            leaderboard INTEGER NOT NULL,
            notifications INTEGER NOT NULL,
            privacy TEXT NOT NULL,
            kill_notifications INTEGER NOT NULL,
            show_private_instances INTEGER NOT NULL,
            leaderboard_channel_id INTEGER NULL,
            notice_channel_id INTEGER NULL,
            admin_role_id INTEGER NULL
        ) WITHOUT ROWID;
        INSERT INTO new_server_settings (
            server_id, prefix, language, kill_tracker, leaderboard, notifications, privacy, kill_notifications, show_private_instances,
            leaderboard_channel_id)
        SELECT server_id, prefix, nullif(language, 'en'), kill_tracker, leaderboard, notifications, privacy, kill_notifications,
            show_private_instances, leaderboard_channel_id
        FROM server_settings;
        DROP TABLE server_settings;
        ALTER TABLE new_server_settings RENAME TO server_settings;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("KillBot goes back by restoring a backup, not by undoing migrations.");
}
