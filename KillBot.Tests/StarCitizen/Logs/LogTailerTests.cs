using System.Text;
using KillBot.Domain.Kills;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.StarCitizen.Logs;

/// <summary>Live logs, as the game writes them.</summary>
public sealed class LogTailerTests : LogTailerTest
{
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

        var kills = await Host.ReadAsync(db => db.Kills.OrderBy(kill => kill.Timestamp).ToListAsync());
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
    public async Task An_own_death_is_told_when_no_better_line_has_come()
    {
        var tailer = Tailer();
        var now = (int)(Clock.GetUtcNow() - Start).TotalSeconds;
        Write("Game.log", Log().Head().Login("Me").OwnDeath(now, "Me"));
        await tailer.PollAsync(default);
        Assert.Empty(News());

        Clock.Advance(TimeSpan.FromSeconds(26));
        await tailer.PollAsync(default);

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
        Assert.Contains(Live, Assert.Single(Host.Logs.Lines), StringComparison.Ordinal);
        Host.Logs.AssertLogged("cannot be followed");
        await tailer.PollAsync(default);
        Host.Logs.AssertQuiet();

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
        Assert.Contains("Games/A/Game.log", Assert.Single(Host.Logs.Lines), StringComparison.Ordinal);
        Host.Logs.AssertLogged("link");
    }

    [UnprivilegedFact]
    public async Task A_folder_that_may_not_be_read_costs_one_warning_until_it_may()
    {
        Write("Game.log", Log().Head().Login("Me").Kill(10, "Me", "One"));
        var mode = OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(Live);
        SetMode(UnixFileMode.None);
        var tailer = Tailer();

        await tailer.PollAsync(default);
        await tailer.PollAsync(default);
        Assert.Contains(Live, Assert.Single(Host.Logs.Lines), StringComparison.Ordinal);
        SetMode(mode);
        await tailer.PollAsync(default);

        Assert.Equal(["Me>One"], News());
        Host.Logs.AssertLogged("denied");

        void SetMode(UnixFileMode value)
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(Live, value);
            }
        }
    }

    [Fact]
    public async Task Impossible_times_are_left_out()
    {
        Write("Game.log", Log().Head().Login("Me").Kill(10, "Me", "One")
            .Raw(Encoding.Latin1.GetString(new GameLogText(DateTimeOffset.MaxValue.AddSeconds(-1)).Kill(0, "Me", "Two").Bytes))
            .Raw(Encoding.Latin1.GetString(new GameLogText(DateTimeOffset.MinValue).Kill(0, "Me", "Three").Bytes))
            .Raw(Encoding.Latin1.GetString(new GameLogText(Clock.GetUtcNow().AddMinutes(6)).Kill(0, "Me", "Four").Bytes))
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

        Clock.Advance(TimeSpan.FromMinutes(1));
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
        Assert.Equal(0, await Host.ReadAsync(db => db.InstanceSettings.CountAsync()));
    }

    private async Task<(DateTimeOffset Start, DateTimeOffset End)> SessionAsync()
    {
        var session = Assert.Single(await Host.ReadAsync(db => db.PlaySessions.ToListAsync()));
        return (session.StartedAt, session.EndedAt);
    }
}
