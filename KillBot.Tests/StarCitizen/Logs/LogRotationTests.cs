using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.StarCitizen.Logs;

/// <summary>Logs that the game cuts, moves and replaces, and a tailer that comes and goes.</summary>
public sealed class LogRotationTests : LogTailerTest
{
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
        await Host.ExecuteSqlAsync("DELETE FROM kills");
        Append(Log().Kill(20, "Me", "Two"));

        await Tailer().PollAsync(default);

        // The first is gone, and a second reading does not bring it back.
        Assert.Equal(["Me>One", "Me>Two"], News());
        Assert.Equal(1, await Host.ReadAsync(db => db.Kills.CountAsync()));
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
    public async Task An_own_death_that_waits_survives_a_restart()
    {
        var now = (int)(Clock.GetUtcNow() - Start).TotalSeconds;
        Write("Game.log", Log().Head().Login("Me").OwnDeath(now - 2, "Me").Kill(now - 1, "Me", "One"));
        await Tailer().PollAsync(default);
        Assert.Equal(["Me>One"], News());

        Clock.Advance(TimeSpan.FromSeconds(26));
        await Tailer().PollAsync(default);

        Assert.Equal([">Me"], News());
    }
}
