using KillBot.Api.Logs;
using KillBot.Bot.Logs;
using KillBot.Domain.StarCitizen.Logs;
using KillBot.Tests.StarCitizen.Logs;
using KillBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace KillBot.Tests.Logs;

/// <summary>A server with a folder of logs. Nothing follows them, so that each kill is the work of a request.</summary>
public sealed class LogFolderApp : IDisposable
{
    internal const int MaxSent = 64 * 1024;
    internal const int MaxUnpacked = 1024 * 1024;

    private readonly TempFolder _folder = new();

    public LogFolderApp()
    {
        Folder = Directory.CreateDirectory(_folder.File("StarCitizen")).FullName;
        Directory.CreateDirectory(Path.Combine(Folder, "LIVE", "logbackups"));
        App = new KillBotApp
        {
            Settings =
            {
                ["RateLimits:Enabled"] = "false",
                ["StarCitizen:LogDirectories:0"] = Folder,
                ["StarCitizen:LogDirectories:1"] = _folder.File("unplugged"),
            },
            ConfigureServices = services =>
            {
                services.Remove(services.Single(service => service.ImplementationType == typeof(LogFollower<LogTailer>)));
                services.AddSingleton(new LogUploadLimits(MaxSent, MaxUnpacked));
            },
        };
    }

    public KillBotApp App { get; }

    /// <summary>The first of the configured folders.</summary>
    public string Folder { get; }

    /// <summary>The second, which does not exist.</summary>
    public string Missing => _folder.File("unplugged");

    /// <summary>A path beside the folders.</summary>
    public string Outside(string name) => _folder.File(name);

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>An hour ago by the server's clock.</summary>
    internal static GameLogText Log() => new(new DateTimeOffset(2026, 1, 1, 11, 0, 0, TimeSpan.Zero));

    public void Dispose()
    {
        App.Dispose();
        _folder.Dispose();
    }
}

/// <summary>A test on such a server; each ends with nothing to complain about in the log.</summary>
public abstract class LogFolderTest(LogFolderApp folder) : IClassFixture<LogFolderApp>, IAsyncLifetime
{
    protected LogFolderApp Folder => folder;

    protected KillBotApp App => folder.App;

    protected Given Given => folder.App.Given;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        folder.App.Logs.AssertQuiet();
        return Task.CompletedTask;
    }
}
