using System.Text;
using KillBot.Api.Auth;
using KillBot.Api.Live;
using KillBot.Api.RateLimits;
using KillBot.Discord;
using KillBot.Domain.Data;
using KillBot.Domain.Logins;
using KillBot.Domain.StarCitizen.Citizens;
using KillBot.Domain.StarCitizen.Logs;
using KillBot.Domain.Users;
using KillBot.Domain.VRChat.Client;
using KillBot.Domain.VRChat.Logs;
using KillBot.Domain.Webhooks;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace KillBot.Bot.Hosting;

/// <summary>Binds the configuration and refuses what cannot work, each time naming the key.</summary>
internal static class OptionsSetup
{
    public static IServiceCollection AddKillBotOptions(this IServiceCollection services)
    {
        services.AddOptions<PublicAddressOptions>()
            .Configure<IConfiguration>((options, configuration) => configuration.Bind(options))
            .Validate(
                options => options.PublicUrl is null or { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" },
                "PublicUrl must be an http or https address without a query, such as: https://killbot.example.org. Leave it out if nobody reaches the API.")
            .ValidateOnStart();
        services.AddOptions<StorageOptions>().BindConfiguration("Storage")
            .Validate(
                options => NamesFile(options.ConnectionString),
                "Storage:ConnectionString must name an SQLite file to write to, such as: Data Source=data/killbot.db")
            .ValidateOnStart();
        services.AddOptions<LogDirectoryOptions>().BindConfiguration("StarCitizen")
            .Validate<IConfiguration>(
                (_, configuration) => string.IsNullOrEmpty(configuration["StarCitizen:LogDirectories"]),
                "StarCitizen:LogDirectories is a list: [\"/path/to/folder\"], or in the environment StarCitizen__LogDirectories__0=/path/to/folder")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<LogDirectoryOptions>, LogDirectoryValidation>();
        services.AddOptions<MonitoringOptions>().BindConfiguration("Monitoring").ValidateOnStart();
        services.AddOptions<VRChatLogOptions>().BindConfiguration("VRChat")
            .Validate(
                options => options.LogDirectory.Length == 0 || LogDirectoryOptions.ProblemOf([options.LogDirectory]) is null,
                "VRChat:LogDirectory must be the absolute path of the folder where VRChat writes its logs, or be left out to follow none.")
            .Validate(
                options => options.HasKnownTimeZone,
                "VRChat:TimeZone must be a time zone that this system knows, such as UTC or Europe/Berlin (on Windows: W. Europe Standard Time). "
                + "Leave it out where VRChat runs on this machine.")
            .Validate(
                options => options.IsServerIdValid,
                "VRChat:ServerId must be the Discord id of a server, digits alone, or its server_… id. Leave it out to record for default-server.")
            .ValidateOnStart();
        services.AddOptions<AdministratorOptions>().BindConfiguration("Discord").ValidateOnStart();
        services.AddOptions<AuthOptions>().BindConfiguration("Auth")
            .Configure<IOptions<StorageOptions>>((options, storage) =>
                options.GeneratedSigningKey = () => JwtSigningKeyFile.ReadOrCreate(KeyFolder.Open(storage.Value)))
            .Validate(
                options => options.JwtSigningKey.Length == 0
                    || Encoding.UTF8.GetByteCount(options.JwtSigningKey) >= AuthOptions.MinimumKeyLength,
                "Auth:JwtSigningKey must have 32 bytes or more. Leave it out to have one generated.")
            .Validate(
                options => options.TokenLifetime >= TimeSpan.FromMinutes(1) && options.TokenLifetime <= TimeSpan.FromDays(365),
                "Auth:TokenLifetime must lie between 00:01:00 and 365.00:00:00.")
            .ValidateOnStart();
        services.AddDiscordLoginOptions();
        services.AddOptions<DiscordOptions>()
            .Configure(options =>
            {
                options.ProjectUrl = "https://github.com/killbot/killbot";
                options.Texts = new OperatorTexts
                {
                    SettingPrefix = "Discord:",
                    Offline = "The bot stays offline; the API keeps running.",
                };
            })
            .BindConfiguration("Discord")
            .Validate(
                options => !options.Token.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)),
                "Discord:Token contains white space. Copy it again from the Bot page of the Discord developer portal.")
            .Validate(
                options => options.ApiBaseUrl is { IsAbsoluteUri: true, Scheme: "http" or "https" },
                "Discord:ApiBaseUrl must be an http or https address, such as: https://discord.com/api/v10")
            .Validate(
                options => options.ShardCount is null or > 0,
                "Discord:ShardCount must be a positive number, or be left out.")
            .ValidateOnStart();
        services.AddOptions<RateLimitOptions>().BindConfiguration("RateLimits")
            .RequireLimit(nameof(RateLimitOptions.AnonymousPerHour), options => options.AnonymousPerHour)
            .RequireLimit(nameof(RateLimitOptions.IngestPerMinute), options => options.IngestPerMinute)
            .RequireLimit(nameof(RateLimitOptions.LogParsingPerHour), options => options.LogParsingPerHour)
            .RequireLimit(nameof(RateLimitOptions.KeyManagementPerMinute), options => options.KeyManagementPerMinute)
            .RequireLimit(nameof(RateLimitOptions.WebhooksPerMinute), options => options.WebhooksPerMinute)
            .ValidateOnStart();
        services.AddOptions<WebhookOptions>().BindConfiguration("Webhooks")
            .Validate<IConfiguration>(
                (_, configuration) => string.IsNullOrEmpty(configuration["Webhooks:AllowedPorts"]),
                "Webhooks:AllowedPorts is a list: [\"443\", \"8000-8999\"], or in the environment Webhooks__AllowedPorts__0=443")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<WebhookOptions>, AllowedPortsValidation>();
        services.AddOptions<LiveOptions>().BindConfiguration("Live")
            .Validate(
                options => options.MaxConnections is >= 1 and <= LiveOptions.Max && options.MaxConnectionsPerAddress is >= 1 and <= LiveOptions.Max,
                $"Live:MaxConnections and Live:MaxConnectionsPerAddress must be 1 to {LiveOptions.Max}.")
            .Validate(
                options => options.PingInterval >= LiveOptions.MinPingInterval && options.PingInterval <= LiveOptions.MaxPingInterval,
                "Live:PingInterval must lie between 00:00:01 and 01:00:00.")
            .ValidateOnStart();
        services.AddOptions<CitizenSiteOptions>().BindConfiguration("StarCitizen")
            .Validate(
                options => options.SiteBaseUrl is { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" },
                "StarCitizen:SiteBaseUrl must be an http or https address without a query, such as: https://robertsspaceindustries.com")
            .ValidateOnStart();
        services.AddOptions<VRChatApiOptions>().BindConfiguration("VRChat")
            .Validate(
                options => options.ApiBaseUrl is { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" },
                "VRChat:ApiBaseUrl must be an http or https address without a query, such as: https://api.vrchat.cloud/api/1")
            .Validate(
                options => options.IsContactValid,
                "VRChat:Contact must be an e-mail or web address of yours without spaces and parentheses, or be left out.")
            .ValidateOnStart();
        return services;
    }

    private static void AddDiscordLoginOptions(this IServiceCollection services) =>
        services.AddOptions<DiscordLoginOptions>().BindConfiguration("Discord")
            .Validate(
                options => options.IsComplete,
                "Discord:ClientId, Discord:ClientSecret and Discord:RedirectUri belong together: set all three, or none to have no login with Discord.")
            .Validate(
                options => options.ClientId.All(char.IsAsciiDigit),
                "Discord:ClientId must be the Application ID of the Discord developer portal, digits only.")
            .Validate(
                options => !options.ClientSecret.Any(character => char.IsWhiteSpace(character) || char.IsControl(character)),
                "Discord:ClientSecret contains white space. Copy it again from the OAuth2 page of the Discord developer portal.")
            .Validate(
                options => options.RedirectUri.Length == 0
                    || (Uri.TryCreate(options.RedirectUri, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", Fragment: "" }),
                "Discord:RedirectUri must be the http or https address that the Discord developer portal lists under Redirects.")
            .ValidateOnStart();

    /// <summary>The address to listen on: <c>HOST</c> and <c>PORT</c>, unless ASP.NET's own setting names one.</summary>
    /// <exception cref="OptionsValidationException"><c>PORT</c> is no port.</exception>
    public static void UseHostAndPort(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.HostAndPort is { } address)
        {
            builder.WebHost.UseUrls(address);
        }
    }

    private static OptionsBuilder<RateLimitOptions> RequireLimit(
        this OptionsBuilder<RateLimitOptions> builder, string name, Func<RateLimitOptions, int> limit) => builder.Validate(
        options => limit(options) is >= 1 and <= RateLimitOptions.Max,
        $"RateLimits:{name} must be 1 to {RateLimitOptions.Max}. RateLimits:Enabled=false turns all limits off.");

    private static bool NamesFile(string text)
    {
        try
        {
            var parts = new SqliteConnectionStringBuilder(text);
            return parts is { DataSource.Length: > 0, Mode: SqliteOpenMode.ReadWriteCreate or SqliteOpenMode.ReadWrite }
                && !parts.DataSource.Contains(":memory:", StringComparison.Ordinal);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

/// <summary>The list names each folder that is wrong, so its message cannot be a constant.</summary>
internal sealed class LogDirectoryValidation : IValidateOptions<LogDirectoryOptions>
{
    public ValidateOptionsResult Validate(string? name, LogDirectoryOptions options) =>
        LogDirectoryOptions.ProblemOf(options.LogDirectories) is { } problem
            ? ValidateOptionsResult.Fail(problem)
            : ValidateOptionsResult.Success;
}

/// <summary>The list names what is no port, so its message cannot be a constant.</summary>
internal sealed class AllowedPortsValidation : IValidateOptions<WebhookOptions>
{
    public ValidateOptionsResult Validate(string? name, WebhookOptions options) =>
        AllowedPorts.TryParse(options.AllowedPorts, out _, out var wrong)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Webhooks:AllowedPorts: \"{wrong}\" is neither a port from 1 to 65535 nor a range such as 8000-8999.");
}
