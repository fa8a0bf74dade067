using KillBot.Domain;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Data;
using KillBot.Domain.Notifications;
using KillBot.Tests.Notifications;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KillBot.Tests.Support;

/// <summary>The domain without HTTP and Discord: one process on a database file, which several may share.</summary>
public sealed class DomainHost : IAsyncDisposable
{
    private readonly IHost _host;
    private bool _isStopped;

    private DomainHost(IHost host, string file, LogCollector logs)
    {
        _host = host;
        File = file;
        Logs = logs;
    }

    public string File { get; }

    public LogCollector Logs { get; }

    public string ConnectionString => ConnectionStringOf(File);

    /// <summary>Starts a process; with senders it delivers the outbox.</summary>
    public static async Task<DomainHost> StartAsync(string file, TimeProvider clock, params INotificationSender[] senders)
    {
        var logs = new LogCollector();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddProvider(logs).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Services.AddSingleton(clock);
        builder.Services.AddSingleton<ISigningKeyProtector, OpenProtector>();
        builder.Services.Configure<StorageOptions>(options => options.ConnectionString = ConnectionStringOf(file));
        builder.Services.AddKillBotDomain();
        if (senders.Length > 0)
        {
            builder.Services.AddOutboxRelay();
        }

        foreach (var sender in senders)
        {
            builder.Services.AddSingleton(sender);
        }

        var host = builder.Build();
        await host.Services.MigrateDatabaseAsync();
        foreach (var sender in senders.OfType<ScriptedSender>())
        {
            sender.Kills = host.Services.GetRequiredService<KillNotifications>();
        }

        await host.StartAsync();
        return new DomainHost(host, file, logs);
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public async Task<T> ReadAsync<T>(Func<KillBotDbContext, Task<T>> query)
    {
        await using var context = await Get<IDbContextFactory<KillBotDbContext>>().CreateDbContextAsync();
        return await query(context);
    }

    /// <summary>Writes past this process, as another would.</summary>
    public Task<int> ExecuteSqlAsync(string sql, params object[] values) => Sql.ExecuteAsync(ConnectionString, sql, values);

    public async Task StopAsync()
    {
        _isStopped = true;
        await _host.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isStopped)
        {
            await StopAsync();
        }

        _host.Dispose();
        SqliteConnection.ClearPool(new SqliteConnection(ConnectionString));
    }

    private static string ConnectionStringOf(string file) => $"Data Source={file}";

    private sealed class OpenProtector : ISigningKeyProtector
    {
        public byte[] Protect(byte[] signingKey) => signingKey;

        public byte[] Unprotect(byte[] protectedSigningKey) => protectedSigningKey;
    }
}
