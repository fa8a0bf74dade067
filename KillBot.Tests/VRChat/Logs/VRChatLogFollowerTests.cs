using KillBot.Domain.VRChat.Events;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.VRChat.Logs;

/// <summary>The server follows what a client writes.</summary>
public sealed class VRChatLogFollowerTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly KillBotApp _app = new();

    [Fact]
    public async Task A_visit_in_a_growing_log_is_recorded_once_with_a_session_and_visits()
    {
        _app.Settings["VRChat:LogDirectory"] = _folder.Path;
        _app.Settings["VRChat:TimeZone"] = "UTC";
        await WriteAsync(Log().Head().Arrive(10, "Ann").Joined(20, "Bob"));
        await WaitAsync(5);
        await WriteAsync(Log().Depart(30, "Ann", "Bob").Quit(31));
        await WaitAsync(8);

        var activity = await _app.ReadAsync(db => db.VRChatActivity.OrderBy(row => row.Id).ToListAsync());
        Assert.Equal(
            [
                VRChatEventType.VRChatStarted, VRChatEventType.WorldJoined, VRChatEventType.PlayerPresent, VRChatEventType.PlayerJoined,
                VRChatEventType.PlayerJoined, VRChatEventType.PlayerLeft, VRChatEventType.WorldLeft, VRChatEventType.VRChatStopped,
            ],
            activity.Select(row => row.Type));
        var session = Assert.Single(await _app.ReadAsync(db => db.VRChatSessions.ToListAsync()));
        Assert.Equal(("The Pug", VRChatLogText.World), (session.WorldName, session.WorldId));
        Assert.Equal(TimeSpan.FromSeconds(20), session.EndedAt - session.StartedAt);
        Assert.Equal(3, await _app.ReadAsync(db => db.VRChatVisits.CountAsync(visit => visit.LeftAt != null)));
        _app.Logs.AssertQuiet();
    }

    public void Dispose()
    {
        _app.Dispose();
        _folder.Dispose();
    }

    private static VRChatLogText Log() => new(new DateTime(2026, 1, 1, 11, 59, 0, DateTimeKind.Unspecified));

    private async Task WriteAsync(VRChatLogText log)
    {
        var path = _folder.File("output_log_2026-01-01_11-59-00.txt");
        await File.AppendAllBytesAsync(path, log.Bytes);
        File.SetLastWriteTimeUtc(path, log.Time);
    }

    // In small steps: a client that writes nothing for two minutes has stopped.
    private async Task WaitAsync(int count)
    {
        while (await _app.ReadAsync(db => db.VRChatActivity.CountAsync()) < count)
        {
            _app.Clock.Advance(TimeSpan.FromMilliseconds(10));
        }
    }
}
