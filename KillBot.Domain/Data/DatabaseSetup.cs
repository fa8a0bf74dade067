using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KillBot.Domain.Data;

/// <summary>Registers the database and brings its schema up to date.</summary>
public static class DatabaseSetup
{
    internal static IServiceCollection AddDatabase(this IServiceCollection services)
    {
        services.AddSingleton<SqliteConnectionSetup>();
        services.AddPooledDbContextFactory<KillBotDbContext>((provider, options) => options
            .UseSqlite(provider.GetRequiredService<IOptions<StorageOptions>>().Value.ConnectionString)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .AddInterceptors(provider.GetRequiredService<SqliteConnectionSetup>())
            // Migrations are written by hand, so there is no model snapshot to compare with; a test compares the schema.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)));
        services.AddSingleton<CommittedChanges>();
        services.AddSingleton<DatabaseWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<DatabaseWriter>());
        return services;
    }

    /// <summary>
    /// Makes the file and its folder where they are missing and applies what the schema lacks. To be called before the host
    /// starts: requests may arrive as soon as it has.
    /// </summary>
    public static async Task MigrateDatabaseAsync(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        if (options.DatabaseFolder is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var factory = services.GetRequiredService<IDbContextFactory<KillBotDbContext>>();
        await using var context = await factory.CreateDbContextAsync(cancellationToken);
        await context.Database.OpenConnectionAsync(cancellationToken);
        // Stays with the file: readers never wait for the writer.
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
        // Not without need: EF takes a lock for it, and a process that dies with that lock would keep out all later ones.
        if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await context.Database.MigrateAsync(cancellationToken);
        }
    }

    extension(StorageOptions options)
    {
        /// <summary>The folder of the database file; keys and other instance files are kept beside it.</summary>
        public string DatabaseFolder =>
            Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(options.ConnectionString).DataSource)) ?? "";
    }
}
