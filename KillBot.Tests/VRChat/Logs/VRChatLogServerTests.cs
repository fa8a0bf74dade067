using System.Globalization;
using KillBot.Domain.Servers;
using KillBot.Domain.Text;
using KillBot.Domain.VRChat.Sessions;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.VRChat.Logs;

/// <summary>Logs are recorded for the server of the settings, under its rules.</summary>
public sealed class VRChatLogServerTests : IDisposable
{
    private const string Private = $"{VRChatLogText.World}:777~private(usr_00000000-0000-4000-8000-00000000beef)~region(eu)";

    private readonly TempFolder _folder = new();
    private readonly KillBotApp _app = new();
    private readonly long _guildId = Given.Snowflake();

    public VRChatLogServerTests()
    {
        _app.Settings["VRChat:LogDirectory"] = _folder.Path;
        _app.Settings["VRChat:TimeZone"] = "UTC";
    }

    [Fact]
    public async Task A_server_that_becomes_known_is_used_from_then_on_without_a_restart()
    {
        _app.Settings["VRChat:ServerId"] = _guildId.ToString(CultureInfo.InvariantCulture);
        await WriteAsync(Log(0).Head().Arrive(1, "Ann"));
        var first = await SessionAsync(1);
        Assert.Equal((Server.DefaultId, VRChatLogText.Location), (first.ServerId, first.Location));
        Assert.Single(_app.Logs.Lines);
        _app.Logs.AssertLogged($"VRChat:ServerId names {_guildId}");

        var server = await KnowAsync(_app);
        var (last, visits) = (first, 1);
        while (last.ServerId == Server.DefaultId && visits < 20)
        {
            await WriteAsync(Log(10 + visits).Depart(0).Line(0, $"[Behaviour] Joining {Private}").Line(0, "[Behaviour] Successfully joined room"));
            last = await SessionAsync(++visits);
        }

        Assert.Equal((server.Id, Private), (last.ServerId, last.Location));
        _app.Logs.AssertQuiet();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_that_is_known_is_used_at_once_by_either_id(bool bySnowflake)
    {
        // On the same database.
        await using var earlier = new KillBotApp();
        var server = await KnowAsync(earlier);
        _app.Settings["Storage:ConnectionString"] = earlier.ConnectionString;
        _app.Settings["VRChat:ServerId"] = bySnowflake ? _guildId.ToString(CultureInfo.InvariantCulture) : PublicId.OfServer(server.Id);

        await WriteAsync(Log(0).Head().Line(1, $"[Behaviour] Joining {Private}").Line(1, "[Behaviour] Successfully joined room"));

        var session = await SessionAsync(1);
        Assert.Equal((server.Id, Private), (session.ServerId, session.Location));
        _app.Logs.AssertQuiet();
    }

    [Theory]
    [InlineData("")]
    [InlineData("default-server")]
    public async Task Without_one_it_is_the_default_server_which_shows_nothing_private(string serverId)
    {
        _app.Settings["VRChat:ServerId"] = serverId;

        await WriteAsync(Log(0).Head().Line(1, $"[Behaviour] Joining {Private}").Line(1, "[Behaviour] Successfully joined room"));

        var session = await SessionAsync(1);
        Assert.Equal((Server.DefaultId, $"{VRChatLogText.World}:private"), (session.ServerId, session.Location));
        _app.Logs.AssertQuiet();
    }

    public void Dispose()
    {
        _app.Dispose();
        _folder.Dispose();
    }

    private static VRChatLogText Log(int second) => new(new DateTime(2026, 1, 1, 12, 0, second, DateTimeKind.Unspecified));

    /// <summary>The bot sees the guild, whose manager shows private instances.</summary>
    private async Task<Server> KnowAsync(KillBotApp app)
    {
        await app.Get<ServerDirectory>().SaveGuildAsync(_guildId, "The guild", null, Given.Snowflake(), 1);
        var manager = await app.Given.MemberAsync(_guildId, 0x20);
        var answer = await manager.Api.PutAsync($"/api/servers/{_guildId}/settings", new { showPrivateInstances = true });
        Assert.Equal("True", answer.Text("showPrivateInstances"));
        return (await app.Get<ServerDirectory>().FindAsync(null, _guildId, default))!;
    }

    private async Task WriteAsync(VRChatLogText log)
    {
        var path = _folder.File("output_log_2026-01-01_12-00-00.txt");
        await File.AppendAllBytesAsync(path, log.Bytes);
        File.SetLastWriteTimeUtc(path, log.Time);
    }

    /// <summary>Waits for the session of that number, in small steps.</summary>
    private async Task<VRChatSession> SessionAsync(int number)
    {
        while (true)
        {
            var sessions = await _app.ReadAsync(db => db.VRChatSessions.OrderBy(session => session.StartedAt).ToListAsync());
            if (sessions.Count == number)
            {
                return sessions[^1];
            }

            _app.Clock.Advance(TimeSpan.FromMilliseconds(10));
        }
    }
}
