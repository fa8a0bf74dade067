using System.Data.Common;
using KillBot.Api;
using KillBot.Bot.Feeds;
using KillBot.Bot.Jobs;
using KillBot.Bot.Logs;
using KillBot.Domain;
using KillBot.Domain.ApiKeys;
using KillBot.Domain.Data;
using KillBot.Domain.StarCitizen.Logs;
using KillBot.Domain.VRChat.Client;
using KillBot.Domain.VRChat.Logs;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace KillBot.Bot.Hosting;

/// <summary>Puts the parts together: for the server, and for a single command beside it.</summary>
internal static class KillBotHost
{
    public static WebApplication BuildServer(string[] arguments)
    {
        // Watching the settings' folder means watching the database in it: an event for every page that is written.
        var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. arguments]);
        builder.UseHostAndPort();
        builder.Logging.AddKillBotFilters();
        builder.Services.AddKillBotStorage();
        builder.Services.AddKillBotApi();
        builder.Services.AddKillBotJobs();
        builder.Services.AddHostedService<LogFollower<LogTailer>>();
        builder.Services.AddHostedService<LogFollower<VRChatLogTailer>>();
        builder.Services.AddOutboxRelay();
        builder.Services.AddWebhookDelivery();
        builder.Services.AddVRChatBackground();
        if (builder.Configuration["Discord:Token"] is { Length: > 0 })
        {
            builder.Services.AddKillBotDiscord();
        }
        else
        {
            builder.Services.AddHostedService<ConsoleFeed>();
        }

        var app = builder.Build();
        app.MapKillBotApi();
        return app;
    }

    /// <summary>A host with the storage alone. Standard output belongs to the command, so logs go to standard error.</summary>
    public static IHost BuildForCommand()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        builder.Logging.AddKillBotFilters();
        builder.Services.AddKillBotStorage();
        return builder.Build();
    }

    /// <summary>Checks the configuration and brings the database up to date, before anything is served.</summary>
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    /// <exception cref="DatabaseUnavailableException">The database cannot be opened or brought up to date.</exception>
    public static async Task PrepareAsync(this IHost host)
    {
        host.Services.GetRequiredService<IStartupValidator>().Validate();
        try
        {
            await host.Services.MigrateDatabaseAsync();
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseUnavailableException(exception);
        }
    }

    private static void AddKillBotStorage(this IServiceCollection services)
    {
        services.AddKillBotOptions();
        services.AddKillBotDomain();
        services.AddSingleton(_ => AnsiConsole.Create(Plain(Console.IsOutputRedirected)));
        services.AddSingleton<ISigningKeyProtector, SigningKeyProtector>();
        services.AddDataProtection().SetApplicationName("KillBot");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<IOptions<StorageOptions>, ILoggerFactory>((keys, storage, loggers) =>
                keys.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(
                    KeyFolder.Open(storage.Value), loggers));
    }

    // A file or a pipe gets text alone, whatever the terminal it was started from can do.
    private static AnsiConsoleSettings Plain(bool isRedirected) => isRedirected
        ? new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors }
        : new AnsiConsoleSettings();

    // DataProtection warns at each start that its keys are not encrypted themselves. The folder is closed to other users;
    // there is nothing else to do about it on a machine of one's own.
    private static void AddKillBotFilters(this ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        // What keeps the host from starting is thrown as well; the command line tells it in one line.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        logging.AddFilter("Quartz", LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        // ASP.NET's base class tells of each refused key, twice; the answer to the client says it all.
        logging.AddFilter("KillBot.Api.Auth", LogLevel.Warning);
    }
}

/// <summary>The database cannot be opened. The message names the setting that says where it is.</summary>
internal sealed class DatabaseUnavailableException(Exception cause)
    : Exception($"The database cannot be opened: {cause.Message} See Storage:ConnectionString.", cause);
