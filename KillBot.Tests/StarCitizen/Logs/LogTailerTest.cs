using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.Live;
using KillBot.Domain.PlaySessions;
using KillBot.Domain.StarCitizen.Logs;
using KillBot.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KillBot.Tests.StarCitizen.Logs;

/// <summary>A game that writes logs from 11:00 on and a tailer that follows them an hour later; each test ends without complaints.</summary>
public abstract class LogTailerTest : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<LogTailer> _tailers = [];
    private LiveSubscription _news = null!;

    private protected static DateTimeOffset Start { get; } = new(2026, 1, 1, 11, 0, 0, TimeSpan.Zero);

    private protected ManualTimeProvider Clock { get; } = new(Start.AddHours(1));

    private protected DomainHost Host { get; private set; } = null!;

    private protected string Live => Folder("LIVE");

    public async Task InitializeAsync()
    {
        Host = await DomainHost.StartAsync(_folder.File("killbot.db"), Clock);
        _news = Host.Get<LiveEventHub>().Listen(1000);
        Directory.CreateDirectory(Path.Combine(Live, "logbackups"));
    }

    public async Task DisposeAsync()
    {
        Host.Logs.AssertQuiet();
        _tailers.ForEach(tailer => tailer.Dispose());
        _news.Dispose();
        await Host.DisposeAsync();
    }

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static GameLogText Log(int second = 0) => new(Start.AddSeconds(second));

    private protected LogTailer Tailer() => Tailer(Live);

    /// <summary>A new one knows only what the database does, as after a restart.</summary>
    private protected LogTailer Tailer(params string[] folders)
    {
        var options = new LogDirectoryOptions();
        Array.ForEach(folders, options.LogDirectories.Add);
        var tailer = new LogTailer(
            new LogDirectories(Options.Create(options)), Host.Get<KillRecorder>(), Host.Get<PlaySessionRecorder>(),
            Host.Get<InstanceMemory>(), Clock, Host.Get<ILogger<LogTailer>>());
        _tailers.Add(tailer);
        return tailer;
    }

    private protected List<string> News()
    {
        List<string> news = [];
        while (_news.Events.TryRead(out var committed))
        {
            var kill = Assert.IsType<LiveEvent.KillRecorded>(committed).Kill;
            news.Add($"{kill.KillerName}>{kill.VictimName}");
        }

        return news;
    }

    private protected string Folder(string name) => _folder.File(name);

    private protected void Write(string name, GameLogText log) => File.WriteAllBytes(Path.Combine(Live, name), log.Bytes);

    private protected void Append(GameLogText log) => Append(log.Bytes);

    // As the game does: it keeps the file open while others read it.
    private protected void Append(byte[] bytes)
    {
        using var file = new FileStream(Path.Combine(Live, "Game.log"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        file.Write(bytes);
    }

    private protected void Rotate(string name, int minutes = 1)
    {
        File.SetLastWriteTimeUtc(Path.Combine(Live, "Game.log"), Start.AddMinutes(minutes).UtcDateTime);
        File.Move(Path.Combine(Live, "Game.log"), Path.Combine(Live, "logbackups", name));
    }
}
