using System.Text;
using KillBot.Domain.Data;
using KillBot.Domain.Kills;
using KillBot.Domain.Live;
using KillBot.Domain.PlaySessions;
using KillBot.Domain.StarCitizen.Logs;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KillBot.Tests.StarCitizen.Logs;

/// <summary>Live logs, as the game grows, cuts and moves them.</summary>
public sealed class LogTailerTests : IAsyncLifetime, IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 11, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();
    private readonly ManualTimeProvider _clock = new(Start.AddHours(1));
    private readonly List<LogTailer> _tailers = [];
    private DomainHost _host = null!;
    private LiveSubscription _news = null!;

    private string Live => Folder("LIVE");

    public async Task InitializeAsync()
    {
        _host = await DomainHost.StartAsync(_folder.File("killbot.db"), _clock);
        _news = _host.Get<LiveEventHub>().Listen(1000);
        Directory.CreateDirectory(Path.Combine(Live, "logbackups"));
    }

    public async Task DisposeAsync()
    {
        _host.Logs.AssertQuiet();
        _tailers.ForEach(tailer => tailer.Dispose());
        _news.Dispose();
        await _host.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task New_lines_are_recorded_as_they_come()
    {
        var tailer = Tailer();
        await tailer.PollAsync(default);
        Write("Game.log", Log().Head().Login("Me"));
        await tailer.PollAsync(default);
        Assert.Empty(News());

        Append(Log().Kill(10, "Me", "One"));
        await tailer.PollAsync(default);
        Assert.Equal(["Me>One"], News());

        Append(Log().Kill(20, "Me", "Two").Kill(30, "Three", "Me"));
        await tailer.PollAsync(default);
        await tailer.PollAsync(default);
        Assert.Equal(["Me>Two", "Three>Me"], News());
    }

    [Fact]
    public async Task What_the_log_tells_is_news_of_its_player()
    {
        Write("Game.log", Log().Head().Login("Me").Kill(10, "Me", "One").Kill(20, "Two", "Me"));

        await Tailer().PollAsync(default);

        var kills = await _host.ReadAsync(db => db.Kills.OrderBy(kill => kill.Timestamp).ToListAsync());
        Assert.Equal([KillReporters.Killer, KillReporters.Victim], kills.Select(kill => kill.Reporters));
        Assert.Equal(("lbco_pistol_energy_01", "OOC_Stanton_2a_Cellin", true), (kills[0].Weapon, kills[0].Location, kills[0].IsPvP));
        Assert.Equal(Start.AddSeconds(10), kills[0].Timestamp);
    }

    [Fact]
    public async Task A_half_written_line_waits_for_its_end_wherever_it_is_cut()
    {
        var tailer = Tailer();
        Write("Game.log", Log().Head().Login("Me"));
        await tailer.PollAsync(default);
        var line = Log().Kill(10, "Me", "One").Bytes;

        foreach (var piece in line.Chunk(7).SkipLast(1))
        {
            Append(piece);
            await tailer.PollAsync(default);
            Assert.Empty(News());
        }

        Append([.. line.Chunk(7).Last()]);
        await tailer.PollAsync(default);

        Assert.Equal(["Me>One"], News());
    }

    [Fact]
    public async Task Bytes_of_any_kind_and_characters_cut_in_half_do_no_harm()
    {
        var tailer = Tailer();
        Write("Game.log", Log().Head().Login("Me"));
        var text = Encoding.UTF8.GetBytes("<2026-01-01T11:00:05.000Z> chat: \u00FCber \U0001F600\r\n");
        foreach (var cut in Enumerable.Range(1, text.Length - 1))
        {
            Append(text[..cut]);
            await tailer.PollAsync(default);
            Append(text[cut..]);
        }

        Append([0xFF, 0xFE, 0x00, 0x80, (byte)'\n', .. Encoding.Latin1.GetBytes("<Actor Death> CActor::Kill: 'broken\r\n")]);
        Append(new byte[100_000]);
        Append("\n"u8.ToArray());
        Append(Log().Kill(10, "Me", "One"));
        await tailer.PollAsync(default);

        Assert.Equal(["Me>One"], News());
    }

    [Fact]
    public async Task A_log_that_is_cut_and_written_anew_is_read_from_its_beginning()
    {
        var tailer = Tailer();
        Write("Game.log", Log().Head().Login("Me").Kill(10, "Me", "One"));
        await tailer.PollAsync(default);

        await using (var file = new FileStream(Path.Combine(Live, "Game.log"), FileMode.Open))
        {
            file.SetLength(0);
        }

        await tailer.PollAsync(default);
        Append(Log(600).Head().Login("Me").Kill(10, "Me", "Two"));
        await tailer.PollAsync(default);

        Assert.Equal(["Me>One", "Me>Two"], News());
    }

    [Fact]
    public async Task A_log_that_is_replaced_by_a_longer_one_is_read_from_its_beginning()
    {
        var tailer = Tailer();
        Write("Game.log", Log().Head().Login("Me"));
        await tailer.PollAsync(default);

        Write("Game.log", Log(600).Head().Login("Me").Kill(10, "Me", "One").Kill(20, "Me", "Two"));
        await tailer.PollAsync(default);

        Assert.Equal(["Me>One", "Me>Two"], News());
    }

    [Fact]
    public async Task Nothing_is_lost_when_the_game_moves_its_log_away()
    {
        var tailer = Tailer();
        Write("Game.log", Log().Head().Login("Me").Kill(10, "Me", "One"));
        await tailer.PollAsync(default);
        Append(Log().Kill(20, "Me", "Two"));

        Rotate("first.log");
        Write("Game.log", Log(600).Head().Login("Me").Kill(10, "Me", "Three"));
        await tailer.PollAsync(default);

        Assert.Equal(["Me>One", "Me>Two", "Me>Three"], News());
    }

    [Fact]
    public async Task Nothing_is_lost_while_there_is_no_log_at_all()
    {
        var tailer = Tailer();
        Write("Game.log", Log().Head().Login("Me").Kill(10, "Me", "One"));
        await tailer.PollAsync(default);
        Append(Log().Kill(20, "Me", "Two"));

        Rotate("first.log");
        await tailer.PollAsync(default);
        Assert.Equal(["Me>One", "Me>Two"], News());

        Write("Game.log", Log(600).Head().Login("Me").Kill(10, "Me", "Three"));
        await tailer.PollAsync(default);
        Assert.Equal(["Me>Three"], News());
    }

    [Fact]
    public async Task A_log_that_is_moved_away_late_is_still_found()
    {
        var tailer = Tailer();
        Write("Game.log", Log().Head().Login("Me").Kill(10, "Me", "One"));
        await tailer.PollAsync(default);
        Append(Log().Kill(20, "Me", "Two"));

        // Out of sight first, into the folder later, as a copy between two drives is made.
        File.Move(Path.Combine(Live, "Game.log"), Path.Combine(Live, "moving.tmp"));
        await tailer.PollAsync(default);
        await tailer.PollAsync(default);
        File.Move(Path.Combine(Live, "moving.tmp"), Path.Combine(Live, "logbackups", "first.log"));
        Write("Game.log", Log(600).Head().Login("Me"));
        await tailer.PollAsync(default);

        Assert.Equal(["Me>One", "Me>Two"], News());
    }

    [Fact]
    public async Task A_restart_goes_on_where_it_was()
    {
        Write("Game.log", Log().Head().Login("Me").Kill(10, "Me", "One"));
        await Tailer().PollAsync(default);
        await _host.ExecuteSqlAsync("DELETE FROM kills");
        Append(Log().Kill(20, "Me", "Two"));

        await Tailer().PollAsync(default);

        // The first is gone, and a second reading does not bring it back.
        Assert.Equal(["Me>One", "Me>Two"], News());
        Assert.Equal(1, await _host.ReadAsync(db => db.Kills.CountAsync()));
    }

    [Fact]
    public async Task What_was_played_while_it_was_down_is_caught_up_with_in_order()
    {
        Write("Game.log", Log().Head().Login("Me").Kill(10, "Me", "One"));
        await Tailer().PollAsync(default);

        Append(Log().Kill(20, "Me", "Two"));
        Rotate("first.log", minutes: 1);
        Write("Game.log", Log(600).Head().Login("Me").Kill(10, "Me", "Three"));
        Rotate("second.log", minutes: 11);
        Write("Game.log", Log(1200).Head().Login("Me").Kill(10, "Me", "Four"));
        await Tailer().PollAsync(default);

        Assert.Equal(["Me>One", "Me>Two", "Me>Three", "Me>Four"], News());
    }

    [Fact]
    public async Task Old_logs_that_were_never_followed_are_left_alone()
    {
        Write("logbackups/old.log", Log(-600).Head().Login("Me").Kill(10, "Me", "Old"));
        Write("Game.log", Log().Head().Login("Me").Kill(10, "Me", "One"));

        await Tailer().PollAsync(default);

        Assert.Equal(["Me>One"], News());
    }

    [Fact]
    public async Task An_own_death_is_told_when_no_better_line_has_come()
    {
        var tailer = Tailer();
        var now = (int)(_clock.GetUtcNow() - Start).TotalSeconds;
        Write("Game.log", Log().Head().Login("Me").OwnDeath(now, "Me"));
        await tailer.PollAsync(default);
        Assert.Empty(News());

        _clock.Advance(TimeSpan.FromSeconds(26));
        await tailer.PollAsync(default);

        Assert.Equal([">Me"], News());
    }

    [Fact]
    public async Task An_own_death_that_waits_survives_a_restart()
    {
        var now = (int)(_clock.GetUtcNow() - Start).TotalSeconds;
        Write("Game.log", Log().Head().Login("Me").OwnDeath(now - 2, "Me").Kill(now - 1, "Me", "One"));
        await Tailer().PollAsync(default);
        Assert.Equal(["Me>One"], News());

        _clock.Advance(TimeSpan.FromSeconds(26));
        await Tailer().PollAsync(default);

        Assert.Equal([">Me"], News());
    }

    [Fact]
    public async Task Several_folders_and_channels_are_followed_at_once()
    {
        Directory.CreateDirectory(Folder("Other/PTU"));
        Write("Game.log", Log().Head().Login("Me").Kill(10, "Me", "One"));
        File.WriteAllBytes(Folder("Other/Game.log"), Log(1).Head().Login("You").Kill(10, "You", "Two").Bytes);
        File.WriteAllBytes(Folder("Other/PTU/Game.log"), Log(2).Head().Login("You").Kill(10, "You", "Three").Bytes);
        var tailer = Tailer(Folder("LIVE"), Folder("Other"));

        await tailer.PollAsync(default);

        Assert.Equal(["Me>One", "You>Three", "You>Two"], News().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_told_once_and_followed_again()
    {
        var tailer = Tailer();
        Write("Game.log", Log().Head().Login("Me").Kill(10, "Me", "One"));
        await tailer.PollAsync(default);
        Directory.Move(Live, Folder("elsewhere"));

        await tailer.PollAsync(default);
        Assert.Contains(Live, Assert.Single(_host.Logs.Lines), StringComparison.Ordinal);
        _host.Logs.AssertLogged("cannot be followed");
        await tailer.PollAsync(default);
        _host.Logs.AssertQuiet();

        Directory.Move(Folder("elsewhere"), Live);
        Append(Log().Kill(20, "Me", "Two"));
        await tailer.PollAsync(default);
        Assert.Equal(["Me>One", "Me>Two"], News());
    }

    [Fact]
    public async Task One_log_that_cannot_be_read_keeps_no_other_from_being_followed()
    {
        Directory.CreateDirectory(Folder("Games/A"));
        Directory.CreateDirectory(Folder("Games/B"));
        File.CreateSymbolicLink(Folder("Games/A/Game.log"), Folder("Games/B/Game.log"));
        File.WriteAllBytes(Folder("Games/B/Game.log"), Log().Head().Login("Me").Kill(10, "Me", "One").Bytes);
        var tailer = Tailer(Folder("Games"));

        await tailer.PollAsync(default);
        await tailer.PollAsync(default);

        Assert.Equal(["Me>One"], News());
        Assert.Contains("Games/A/Game.log", Assert.Single(_host.Logs.Lines), StringComparison.Ordinal);
        _host.Logs.AssertLogged("link");
    }

    [Fact]
    public async Task Impossible_times_are_left_out()
    {
        Write("Game.log", Log().Head().Login("Me").Kill(10, "Me", "One")
            .Raw(Encoding.Latin1.GetString(new GameLogText(DateTimeOffset.MaxValue.AddSeconds(-1)).Kill(0, "Me", "Two").Bytes))
            .Raw(Encoding.Latin1.GetString(new GameLogText(DateTimeOffset.MinValue).Kill(0, "Me", "Three").Bytes))
            .Raw(Encoding.Latin1.GetString(new GameLogText(_clock.GetUtcNow().AddMinutes(6)).Kill(0, "Me", "Four").Bytes))
            .Kill(20, "Me", "Five"));

        await Tailer().PollAsync(default);

        Assert.Equal(["Me>One", "Me>Five"], News());
    }

    [Fact]
    public async Task The_play_session_grows_with_the_log_and_ends_with_the_game()
    {
        var tailer = Tailer();
        Write("Game.log", Log().Head().Login("Me", 5).Line(10, "noise"));
        await tailer.PollAsync(default);
        Assert.Equal((Start.AddSeconds(5), Start.AddSeconds(10)), await SessionAsync());

        Append(Log().Line(30, "noise"));
        await tailer.PollAsync(default);
        Assert.Equal(Start.AddSeconds(10), (await SessionAsync()).End);

        _clock.Advance(TimeSpan.FromMinutes(1));
        await tailer.PollAsync(default);
        Assert.Equal(Start.AddSeconds(30), (await SessionAsync()).End);

        Append(Log().Quit(40).Line(41, "noise"));
        await tailer.PollAsync(default);
        Assert.Equal((Start.AddSeconds(5), Start.AddSeconds(40)), await SessionAsync());
    }

    [Fact]
    public async Task Without_folders_there_is_nothing_to_follow()
    {
        var tailer = Tailer([]);

        await tailer.PollAsync(default);

        Assert.False(tailer.IsOn);
        Assert.Equal(0, await _host.ReadAsync(db => db.InstanceSettings.CountAsync()));
    }

    private static GameLogText Log(int second = 0) => new(Start.AddSeconds(second));

    private LogTailer Tailer() => Tailer(Live);

    /// <summary>A new one knows only what the database does, as after a restart.</summary>
    private LogTailer Tailer(params string[] folders)
    {
        var options = new LogDirectoryOptions();
        Array.ForEach(folders, options.LogDirectories.Add);
        var tailer = new LogTailer(
            new LogDirectories(Options.Create(options)), _host.Get<KillRecorder>(), _host.Get<PlaySessionRecorder>(),
            _host.Get<InstanceMemory>(), _clock, _host.Get<ILogger<LogTailer>>());
        _tailers.Add(tailer);
        return tailer;
    }

    private List<string> News()
    {
        List<string> news = [];
        while (_news.Kills.TryRead(out var kill))
        {
            news.Add($"{kill.KillerName}>{kill.VictimName}");
        }

        return news;
    }

    private async Task<(DateTimeOffset Start, DateTimeOffset End)> SessionAsync()
    {
        var session = Assert.Single(await _host.ReadAsync(db => db.PlaySessions.ToListAsync()));
        return (session.StartedAt, session.EndedAt);
    }

    private string Folder(string name) => _folder.File(name);

    private void Write(string name, GameLogText log) => File.WriteAllBytes(Path.Combine(Live, name), log.Bytes);

    private void Append(GameLogText log) => Append(log.Bytes);

    // As the game does: it keeps the file open while others read it.
    private void Append(byte[] bytes)
    {
        using var file = new FileStream(Path.Combine(Live, "Game.log"), FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        file.Write(bytes);
    }

    private void Rotate(string name, int minutes = 1)
    {
        File.SetLastWriteTimeUtc(Path.Combine(Live, "Game.log"), Start.AddMinutes(minutes).UtcDateTime);
        File.Move(Path.Combine(Live, "Game.log"), Path.Combine(Live, "logbackups", name));
    }
}
