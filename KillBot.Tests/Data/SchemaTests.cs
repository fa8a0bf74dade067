using KillBot.Domain.Data;
using KillBot.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Data;

/// <summary>The hand-written migrations make the schema that the model describes.</summary>
public sealed class SchemaTests : IDisposable
{
    private const string Tables =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\'";

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("columns", "SELECT t.name, c.name, upper(c.type), c.\"notnull\", c.pk FROM ({0}) t, pragma_table_info(t.name) c")]
    [InlineData("indexes", """
        SELECT t.name, i.name, i."unique", i.partial, group_concat(c.name)
        FROM ({0}) t, pragma_index_list(t.name) i, pragma_index_info(i.name) c WHERE i.origin = 'c' GROUP BY t.name, i.name
        """)]
    [InlineData("foreign keys", "SELECT t.name, f.\"from\", f.\"table\", f.\"to\", f.on_delete FROM ({0}) t, pragma_foreign_key_list(t.name) f")]
    public async Task Migrations_make_what_the_model_says(string what, string sql)
    {
        var query = sql.Replace("{0}", Tables, StringComparison.Ordinal);
        var migrated = await Sql.LinesAsync(await MigratedAsync(), query);
        var modelled = await Sql.LinesAsync(await ModelledAsync(), query);

        Assert.True(migrated.Count > 0, what);
        Assert.Equal(modelled.Order(StringComparer.Ordinal), migrated.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Partial_indexes_have_the_models_filters()
    {
        const string Query = "SELECT name, substr(sql, instr(sql, 'WHERE')) FROM sqlite_master WHERE type = 'index' AND sql LIKE '%WHERE%'";
        var migrated = await Sql.LinesAsync(await MigratedAsync(), Query);
        var modelled = await Sql.LinesAsync(await ModelledAsync(), Query);

        Assert.Equal(14, migrated.Count);
        Assert.Equal(modelled.Order(StringComparer.Ordinal), migrated.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        var file = _folder.File("twice.db");
        const string Query = "SELECT name, sql FROM sqlite_master ORDER BY name";
        await using (await DomainHost.StartAsync(file, new ManualTimeProvider()))
        {
        }

        var before = await Sql.LinesAsync($"Data Source={file}", Query);
        await using var again = await DomainHost.StartAsync(file, new ManualTimeProvider());
        await again.Get<IServiceProvider>().MigrateDatabaseAsync();

        Assert.Equal(before, await Sql.LinesAsync(again.ConnectionString, Query));
        again.Logs.AssertQuiet();
    }

    [Fact]
    public async Task The_folder_is_made()
    {
        var file = _folder.File("a/b/c/killbot.db");

        await using var host = await DomainHost.StartAsync(file, new ManualTimeProvider());

        Assert.True(File.Exists(file));
    }

    [Fact]
    public async Task Every_connection_waits_for_others_and_writes_through()
    {
        await using var host = await DomainHost.StartAsync(_folder.File("pragmas.db"), new ManualTimeProvider());
        var writer = host.Get<DatabaseWriter>();

        foreach (var (pragma, value) in ((string, string)[])
            [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("busy_timeout", "10000")])
        {
            var ofWriter = await writer.ExecuteAsync(transaction =>
            {
                using var reader = transaction.Command($"PRAGMA {pragma}").Query();
                reader.Read();
                return reader.GetString(0);
            });
            var ofReader = await host.ReadAsync(async db =>
            {
                await db.Database.OpenConnectionAsync();
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"PRAGMA {pragma}";
                return (await command.ExecuteScalarAsync())!.ToString();
            });

            Assert.Equal(value, ofWriter);
            Assert.Equal(value, ofReader);
        }
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> MigratedAsync()
    {
        await using var host = await DomainHost.StartAsync(_folder.File("migrated.db"), new ManualTimeProvider());
        return host.ConnectionString;
    }

    private async Task<string> ModelledAsync()
    {
        var connectionString = $"Data Source={_folder.File("modelled.db")}";
        await using var context = new KillBotDbContext(
            new DbContextOptionsBuilder<KillBotDbContext>().UseSqlite(connectionString).Options);
        await context.Database.EnsureCreatedAsync();
        SqliteConnection.ClearPool(new SqliteConnection(connectionString));
        return connectionString;
    }
}
