using KillBot.Domain.Data;
using KillBot.Domain.VRChat.Processes;
using KillBot.Tests.VRChat.Processes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KillBot.Tests.Support;

/// <summary>
/// The whole server on a database file of its own, without Discord, answering in memory. Its clock stands still at noon of
/// 2026-01-01 until a test moves it.
/// </summary>
public sealed class KillBotApp : WebApplicationFactory<Program>
{
    private readonly TempFolder _folder = new();

    public KillBotApp() => Given = new Given(this);

    public ManualTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    public LogCollector Logs { get; } = new();

    public Given Given { get; }

    /// <summary>The VRChat clients of this machine.</summary>
    public ScriptedProcesses Processes { get; } = new();

    public IDictionary<string, string> Settings { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Jobs run by the clock, too. Not without need: they would do so at any moment of a test.</summary>
    public bool RunsJobs { get; init; }

    /// <summary>Changes what the server is made of, before it starts.</summary>
    public Action<IServiceCollection> ConfigureServices { get; init; } = _ => { };

    public string DatabaseFile => _folder.File("data/killbot.db");

    public string ConnectionString => $"Data Source={DatabaseFile}";

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public ApiClient Client(string? key = null) => new(CreateClient(), key);

    public async Task<T> ReadAsync<T>(Func<KillBotDbContext, Task<T>> query)
    {
        await using var context = await Get<IDbContextFactory<KillBotDbContext>>().CreateDbContextAsync();
        return await query(context);
    }

    /// <summary>Writes past the product, as a second process would.</summary>
    public Task<int> ExecuteSqlAsync(string sql, params object[] values)
    {
        _ = Services;
        return Sql.ExecuteAsync(ConnectionString, sql, values);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Storage:ConnectionString", ConnectionString);
        // Where the clock stands still, the few requests of a minute have to do for all tests of a class.
        builder.UseSetting("RateLimits:KeyManagementPerMinute", "10000");
        builder.UseSetting("RateLimits:WebhooksPerMinute", "10000");
        foreach (var (key, value) in Settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Logs));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddSingleton<IVRChatProcesses>(Processes);
            if (!RunsJobs)
            {
                services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService)
                    && service.ImplementationType?.Namespace?.StartsWith("Quartz", StringComparison.Ordinal) == true));
            }

            ConfigureServices(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            SqliteConnection.ClearPool(new SqliteConnection(ConnectionString));
            _folder.Dispose();
        }
    }
}
