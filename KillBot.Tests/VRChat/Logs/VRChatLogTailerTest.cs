using KillBot.Domain.Data;
using KillBot.Domain.Servers;
using KillBot.Domain.VRChat.Events;
using KillBot.Domain.VRChat.Logs;
using KillBot.Domain.VRChat.Sessions;
using KillBot.Tests.Support;
using KillBot.Tests.VRChat.Processes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KillBot.Tests.VRChat.Logs;

/// <summary>
/// A folder in which clients write logs and a tailer that follows them; what it records is kept here. Each test ends without
/// complaints.
/// </summary>
public abstract class VRChatLogTailerTest : IAsyncLifetime, IDisposable
{
    private protected const string First = "output_log_2026-01-01_11-00-00.txt";
    private protected const string Second = "output_log_2026-01-01_11-30-00.txt";

    private readonly TempFolder _folder = new();
    private readonly List<VRChatLogTailer> _tailers = [];
    private readonly HashSet<string> _known = [];
    private int _seen;

    private protected static DateTime Start { get; } = new(2026, 1, 1, 11, 0, 0, DateTimeKind.Unspecified);

    private protected ManualTimeProvider Clock { get; } = new(new DateTimeOffset(Start, TimeSpan.Zero));

    private protected ScriptedProcesses Processes { get; } = new();

    private protected DomainHost Host { get; private set; } = null!;

    private protected string Logs => _folder.File("VRChat");

    /// <summary>All that was told, known or not, with the tracker that told it.</summary>
    private protected List<(VRChatTracker Tracker, VRChatEvent Event)> Told { get; } = [];

    /// <summary>How often a tracker said that it is alive, without events.</summary>
    private protected int SignsOfLife { get; private set; }

    /// <summary>Fails the recording while it is set.</summary>
    private protected Exception? Failure { get; set; }

    private protected VRChatEventResult Answer { get; set; } = new(VRChatEventStatus.Accepted);

    public async Task InitializeAsync()
    {
        Host = await DomainHost.StartAsync(_folder.File("killbot.db"), Clock);
        Directory.CreateDirectory(Logs);
    }

    public async Task DisposeAsync()
    {
        Host.Logs.AssertQuiet();
        _tailers.ForEach(tailer => tailer.Dispose());
        await Host.DisposeAsync();
    }

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static VRChatLogText Log(int second = 0) => new(Start.AddSeconds(second));

    /// <summary>A new one knows only what the database does, as after a restart.</summary>
    private protected VRChatLogTailer Tailer(string zone = "UTC") => TailerOf(Logs, zone);

    private protected VRChatLogTailer TailerOf(string folder, string zone = "UTC")
    {
        var tailer = new VRChatLogTailer(
            Options.Create(new VRChatLogOptions { LogDirectory = folder, TimeZone = zone }), RecordAsync, Processes,
            Host.Get<VRChatPresenceQueries>(), Host.Get<ServerDirectory>(), Host.Get<InstanceMemory>(), Clock, Host.Get<ILogger<VRChatLogTailer>>());
        _tailers.Add(tailer);
        return tailer;
    }

    /// <summary>What was told since the last time and had not been before.</summary>
    private protected List<string> News()
    {
        var news = Told.Skip(_seen).Where(told => _known.Add($"{told.Tracker.Id} {told.Event.EventId}"))
            .Select(told => $"{told.Event.Type} {told.Event.DisplayName}".TrimEnd()).ToList();
        _seen = Told.Count;
        return news;
    }

    /// <summary>Adds to a log beside its readers, as the client does, and moves the clock on to the time of the last line.</summary>
    private protected void Append(VRChatLogText log, string name = First)
    {
        Append(log.Bytes, log.Time, name);
        var passed = new DateTimeOffset(log.Time, TimeSpan.Zero) - Clock.GetUtcNow();
        Clock.Advance(passed > TimeSpan.Zero ? passed : TimeSpan.Zero);
    }

    private protected void Append(byte[] bytes, DateTime writtenAt, string name = First)
    {
        var path = Path.Combine(Logs, name);
        using (var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete))
        {
            file.Write(bytes);
        }

        File.SetLastWriteTimeUtc(path, DateTime.SpecifyKind(writtenAt, DateTimeKind.Utc));
    }

    private Task<IReadOnlyList<VRChatEventResult>> RecordAsync(
        VRChatTracker tracker, IReadOnlyList<VRChatEvent> events, CancellationToken cancellationToken)
    {
        if (Failure is not null)
        {
            return Task.FromException<IReadOnlyList<VRChatEventResult>>(Failure);
        }

        Assert.InRange(events.Count, 0, 500);
        SignsOfLife += events.Count == 0 ? 1 : 0;
        Told.AddRange(events.Select(told => (tracker, told)));
        return Task.FromResult<IReadOnlyList<VRChatEventResult>>([.. events.Select(_ => Answer)]);
    }
}
