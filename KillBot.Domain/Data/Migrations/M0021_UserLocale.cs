using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KillBot.Domain.Data.Migrations;

[DbContext(typeof(KillBotDbContext))]
[Migration("0021_user_locale")]
internal sealed class M0021_UserLocale : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("ALTER TABLE users ADD COLUMN locale TEXT NULL;");

    protected override void Down(MigrationBuilder migrationBuilder) =>
        throw new NotSupportedException("KillBot goes back by restoring a backup, not by undoing migrations.");
}
