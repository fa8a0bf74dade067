using KillBot.Domain.VRChat.Sessions;
using KillBot.Tests.Support;
using KillBot.Tests.VRChat.Logs;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Live;

/// <summary>Whether VRChat runs on this machine: sockets, streams and sessions say the same.</summary>
public sealed class LiveProcessTests : IDisposable
{
    private const string IsRunning = """{"type":"vrchatStatus","isRunning":true}""";
    private const string IsNotRunning = """{"type":"vrchatStatus","isRunning":false}""";

    private readonly TempFolder _folder = new();
    private readonly LiveApp _live = new();

    public LiveProcessTests()
    {
        _live.App.Settings["VRChat:LogDirectory"] = _folder.Path;
        _live.App.Settings["VRChat:TimeZone"] = "UTC";
    }

    private KillBotApp App => _live.App;

    [Fact]
    public async Task It_runs_with_its_process_and_ends_with_it_and_so_does_what_it_left_open()
    {
        using var listener = await _live.ListenAsync();
        await using var stream = await EventStreamReader.OpenAsync(App);
        Assert.Equal("False", (await listener.NextAsync("vrchatStatus")).Text("isRunning"));
        Assert.Equal(IsNotRunning, (await stream.NextAsync("vrchatStatus")).Data);

        App.Processes.Running = 2;
        await WaitAsync(isRunning: true);
        Assert.Equal("True", (await listener.NextAsync()).Text("isRunning"));
        await WriteAsync(new VRChatLogText(App.Clock.GetUtcNow().DateTime).Head().Arrive(1, "Ann").Joined(4, "Bob"));
        await WaitAsync(() => App.ReadAsync(db => db.VRChatVisits.AnyAsync(visit => visit.DisplayName == "Bob")));
        Assert.Equal("session", (await listener.NextAsync("session")).Text("type"));
        using (var late = await _live.ListenAsync())
        {
            Assert.Equal("3", (await late.NextAsync("initialData")).Text("playerCount"));
            Assert.Equal("True", (await late.NextAsync("vrchatStatus")).Text("isRunning"));
        }

        // It crashes: nothing is written any more.
        App.Processes.Running = 0;
        await WaitAsync(isRunning: false);
        Assert.Equal("False", (await listener.NextAsync("vrchatStatus")).Text("isRunning"));
        Assert.Equal(IsRunning, (await stream.NextAsync("vrchatStatus")).Data);
        Assert.Equal(IsNotRunning, (await stream.NextAsync("vrchatStatus")).Data);
        Assert.NotNull((await App.ReadAsync(db => db.VRChatSessions.SingleAsync())).EndedAt);
        Assert.Equal(0, await App.ReadAsync(db => db.VRChatVisits.CountAsync(visit => visit.LeftAt == null)));
        using var last = await _live.ListenAsync();
        var data = await last.NextAsync("initialData");
        Assert.Equal(("0", null), (data.Text("playerCount"), data.Text("currentSession")));
        Assert.Equal("False", (await last.NextAsync("vrchatStatus")).Text("isRunning"));
        App.Logs.AssertQuiet();
    }

    [Fact]
    public async Task What_ended_while_the_server_was_down_has_ended_when_it_starts()
    {
        App.Processes.Running = 1;
        _ = _live.Address;
        await WaitAsync(isRunning: true);

        // The clock of the first one stands still: it looks at nothing any more.
        await using var next = new KillBotApp();
        next.Settings["VRChat:LogDirectory"] = _folder.Path;
        next.Settings["Storage:ConnectionString"] = App.ConnectionString;
        Assert.Equal(0, next.Processes.Running);
        await WaitAsync(next, isRunning: false);
        next.Logs.AssertQuiet();
    }

    [Fact]
    public async Task A_machine_that_slept_for_hours_wakes_with_its_client_running()
    {
        App.Processes.Running = 1;
        _ = _live.Address;
        await WaitAsync(isRunning: true);
        await App.ExecuteSqlAsync("UPDATE vrchat_trackers SET last_seen_at = 0");
        Assert.Equal(1, await App.Get<SilentTrackers>().EndSessionsAsync(default));
        Assert.False(await IsRunningAsync(App));

        App.Clock.Advance(TimeSpan.FromMinutes(10));
        await WaitAsync(isRunning: true);
        App.Logs.AssertQuiet();
    }

    [Fact]
    public async Task A_client_that_runs_for_hours_is_never_taken_for_silent()
    {
        App.Processes.Running = 1;
        _ = _live.Address;
        await WaitAsync(isRunning: true);
        for (var minute = 0; minute < 180; minute += 10)
        {
            App.Clock.Advance(TimeSpan.FromMinutes(10));
            var now = App.Clock.GetUtcNow();
            await WaitAsync(() => App.ReadAsync(db => db.VRChatTrackers.AllAsync(tracker => tracker.LastSeenAt >= now)));
            Assert.Equal(0, await App.Get<SilentTrackers>().EndSessionsAsync(default));
        }

        Assert.True(await IsRunningAsync(App));
        Assert.Equal(1, await App.ReadAsync(db => db.VRChatActivity.CountAsync()));
        App.Logs.AssertQuiet();
    }

    public void Dispose()
    {
        _live.Dispose();
        _folder.Dispose();
    }

    private async Task WriteAsync(VRChatLogText log)
    {
        var path = _folder.File("output_log_2026-01-01_12-00-00.txt");
        await File.AppendAllBytesAsync(path, log.Bytes);
        File.SetLastWriteTimeUtc(path, log.Time);
    }

    private static async Task<bool> IsRunningAsync(KillBotApp app) => (await app.Get<VRChatPresenceQueries>().ReadAsync(default)).IsRunning;

    private Task WaitAsync(bool isRunning) => WaitAsync(App, isRunning);

    private static Task WaitAsync(KillBotApp app, bool isRunning) => WaitAsync(app, async () => await IsRunningAsync(app) == isRunning);

    private Task WaitAsync(Func<Task<bool>> isSo) => WaitAsync(App, isSo);

    // In small steps: a client that writes nothing for two minutes has stopped, whatever its process does.
    private static async Task WaitAsync(KillBotApp app, Func<Task<bool>> isSo)
    {
        while (!await isSo())
        {
            app.Clock.Advance(TimeSpan.FromMilliseconds(10));
        }
    }
}
