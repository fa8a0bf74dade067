using KillBot.Domain.Feeds;
using KillBot.Domain.Live;
using KillBot.Tests.StarCitizen.Logs;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Logs;

/// <summary>The server follows what the game writes.</summary>
public sealed class LogFollowerTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly KillBotApp _app = new();

    [Fact]
    public async Task A_kill_in_the_live_log_is_posted_to_the_feeds_of_its_player()
    {
        Directory.CreateDirectory(_folder.File("LIVE"));
        _app.Settings["StarCitizen:LogDirectories:0"] = _folder.Path;
        using var news = _app.Get<LiveEventHub>().Listen(10);
        var (me, guild) = (Given.Name(), await _app.Given.GuildAsync());
        await _app.Given.TrackerAsync(me, guild: guild.DiscordId);
        var channel = await _app.Given.FeedAsync(guild.DiscordId!.Value, FeedKind.Kills);
        var log = new GameLogText(_app.Clock.GetUtcNow()).Head().Login(me).Kill(-10, me, "Prey");

        await File.WriteAllBytesAsync(_folder.File("LIVE/Game.log"), log.Bytes);
        var next = news.Events.ReadAsync().AsTask();
        while (!next.IsCompleted)
        {
            _app.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(me, Assert.IsType<LiveEvent.KillRecorded>(await next).Kill.KillerName);
        var item = Assert.Single(await _app.ReadAsync(db => db.OutboxItems.ToListAsync()));
        Assert.Contains($"{channel}", item.Destination, StringComparison.Ordinal);
        _app.Logs.AssertQuiet();
    }

    public void Dispose()
    {
        _app.Dispose();
        _folder.Dispose();
    }
}
