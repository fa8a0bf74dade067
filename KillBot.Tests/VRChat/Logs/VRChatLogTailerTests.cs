using System.Text;
using FsCheck;
using KillBot.Domain.Servers;
using KillBot.Domain.VRChat.Events;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.VRChat.Logs;

/// <summary>Logs of clients that run, as they grow.</summary>
public sealed class VRChatLogTailerTests : VRChatLogTailerTest
{
    [Fact]
    public async Task New_lines_are_recorded_as_they_come()
    {
        var tailer = Tailer();
        await tailer.PollAsync(default);
        Append(Log().Head());
        await tailer.PollAsync(default);
        Assert.Equal(["VRChatStarted"], News());

        Append(Log().Arrive(10, "Ann"));
        await tailer.PollAsync(default);
        Assert.Equal(["WorldJoined", "PlayerPresent Ann", "PlayerJoined Me"], News());

        Append(Log().Joined(20, "Bob"));
        await tailer.PollAsync(default);
        await tailer.PollAsync(default);
        Assert.Equal(["PlayerJoined Bob"], News());
        Assert.Equal(Told.Count, Told.Select(told => told.Event.EventId).Distinct().Count());
    }

    [Fact]
    public async Task An_arrival_that_is_split_over_two_looks_is_one_arrival()
    {
        var tailer = Tailer();
        var bytes = Log().Head().Arrive(10, "Ann").Bytes;

        foreach (var piece in bytes.Chunk(97))
        {
            Append(piece, Start.AddSeconds(12));
            await tailer.PollAsync(default);
        }

        Assert.Equal(["VRChatStarted", "WorldJoined", "PlayerPresent Ann", "PlayerJoined Me"], News());
    }

    [Fact]
    public async Task A_restart_at_any_point_of_an_arrival_changes_nothing()
    {
        string[] present = [.. Enumerable.Range(0, 10).Select(number => $"P{number}")];
        var bytes = Log().Head().Arrive(10, present).Joined(20, "Bob").Bytes;

        foreach (var piece in bytes.Chunk(211))
        {
            Append(piece, Start.AddSeconds(20));
            await Tailer().PollAsync(default);
        }

        Assert.Equal(
            ["VRChatStarted", "WorldJoined", .. present.Select(name => $"PlayerPresent {name}"), "PlayerJoined Me", "PlayerJoined Bob"], News());
        Assert.Equal(Told.Count, Told.Select(told => told.Event.EventId).Distinct().Count());
    }

    [Fact]
    public async Task A_half_written_line_waits_for_its_end_wherever_it_is_cut_also_inside_a_character()
    {
        var tailer = Tailer();
        Append(Log().Head().Arrive(10));
        await tailer.PollAsync(default);
        News();
        var line = Log().Joined(20, "\u30C6\u30B9\u30C8 \U0001F600").Bytes;

        foreach (var piece in line.SkipLast(1).Chunk(1))
        {
            Append(piece, Start.AddSeconds(20));
            await tailer.PollAsync(default);
            Assert.Empty(News());
        }

        Append(line[^1..], Start.AddSeconds(20));
        await tailer.PollAsync(default);

        Assert.Equal(["PlayerJoined \u30C6\u30B9\u30C8 \U0001F600"], News());
    }

    [Fact]
    public async Task Several_clients_are_followed_at_once_each_as_a_tracker_of_its_own()
    {
        var tailer = Tailer();
        Append(Log().Head().Arrive(10, "Ann"));
        Append(Log(5).Head().Arrive(10, "Bob"), Second);
        await tailer.PollAsync(default);
        Append(Log().Joined(30, "Cid"));
        Append(Log().Joined(31, "Dan"), Second);
        await tailer.PollAsync(default);

        var trackers = Told.GroupBy(told => told.Tracker).ToDictionary(group => group.Key.Name, group => group.Select(told => told.Event.DisplayName));
        Assert.Equal(["Ann", "Me", "Cid"], trackers[First[..^4]].OfType<string>());
        Assert.Equal(["Bob", "Me", "Dan"], trackers[Second[..^4]].OfType<string>());
        Assert.Equal(2, Told.Select(told => told.Tracker.Id).Distinct().Count());
        Assert.All(Told, told => Assert.Equal(Server.DefaultId, told.Tracker.ServerId));
    }

    [Fact]
    public async Task After_a_restart_nothing_is_recorded_again_and_the_visit_goes_on()
    {
        Append(Log().Head().Arrive(10, "Ann"));
        await Tailer().PollAsync(default);
        var before = Told.Count;

        Append(Log().Joined(20, "Bob").Depart(30, "Ann", "Bob"));
        await Tailer().PollAsync(default);

        Assert.Equal(
            [VRChatEventType.PlayerJoined, VRChatEventType.PlayerLeft, VRChatEventType.WorldLeft], Told.Skip(before).Select(told => told.Event.Type));
        Assert.Single(Told.Select(told => told.Tracker).Distinct());
        Assert.Equal("The Pug", Told[^1].Event.WorldName);
    }

    [Fact]
    public async Task What_could_not_be_recorded_is_recorded_later_and_only_then_remembered()
    {
        var tailer = Tailer();
        Failure = new InvalidOperationException("The disk is full.");
        Append(Log().Head().Arrive(10, "Ann"));
        await tailer.PollAsync(default);
        Append(Log().Joined(20, "Bob"));
        await tailer.PollAsync(default);
        Assert.Single(Host.Logs.Lines);
        Host.Logs.AssertLogged("The disk is full.");
        Assert.Equal(0, await Host.ReadAsync(db => db.InstanceSettings.CountAsync(setting => setting.Key.StartsWith("vrchat"))));

        Failure = null;
        await tailer.PollAsync(default);

        Assert.Equal(["VRChatStarted", "WorldJoined", "PlayerPresent Ann", "PlayerJoined Me", "PlayerJoined Bob"], News());
    }

    [Fact]
    public async Task A_log_that_was_cut_or_replaced_is_read_from_its_beginning()
    {
        var tailer = Tailer();
        Append(Log().Head().Arrive(10, "Ann"));
        await tailer.PollAsync(default);
        News();

        // The same beginning, and less of it: all of it is known.
        await File.WriteAllBytesAsync(Path.Combine(Logs, First), []);
        Append(Log().Head());
        await tailer.PollAsync(default);
        Assert.Equal(["VRChatStopped"], News());

        await File.WriteAllBytesAsync(Path.Combine(Logs, First), []);
        Append(Log(60).Head().Arrive(10, "Bob"));
        await tailer.PollAsync(default);
        Assert.Contains("PlayerPresent Bob", News());
    }

    [Fact]
    public async Task A_log_that_is_deleted_ends_and_its_position_is_forgotten()
    {
        var tailer = Tailer();
        Append(Log().Head().Arrive(10, "Ann"));
        await tailer.PollAsync(default);
        News();

        File.Delete(Path.Combine(Logs, First));
        Append(Log(20).Head(), Second);
        await tailer.PollAsync(default);

        Assert.Equal(["VRChatStopped", "VRChatStarted"], News());
        var saved = await Host.ReadAsync(db => db.InstanceSettings.SingleAsync(setting => setting.Key.StartsWith("vrchat")));
        Assert.DoesNotContain(First, saved.Value, StringComparison.Ordinal);
        Assert.Contains(Second, saved.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_that_nobody_wrote_to_for_a_day_are_history_and_other_files_are_none()
    {
        Append(Log().Head());
        Append(Log().Head(), "output_log_copy.log");
        Append(Log().Head(), "notes.txt");
        Clock.Advance(TimeSpan.FromHours(24));
        Append(Log(3600).Head(), Second);

        await Tailer().PollAsync(default);

        Assert.Equal(Second[..^4], Assert.Single(Told.Select(told => told.Tracker.Name).Distinct()));
    }

    [Fact]
    public async Task A_client_that_writes_nothing_has_stopped_and_one_that_goes_on_is_where_it_was()
    {
        var tailer = Tailer();
        Append(Log().Head().Arrive(10, "Ann"));
        await tailer.PollAsync(default);
        News();

        Clock.Advance(TimeSpan.FromSeconds(119));
        await tailer.PollAsync(default);
        Assert.Empty(News());
        Clock.Advance(TimeSpan.FromSeconds(1));
        await tailer.PollAsync(default);
        await tailer.PollAsync(default);
        Assert.Equal(["VRChatStopped"], News());
        Assert.Equal(Start.AddSeconds(12), Told[^1].Event.Timestamp.UtcDateTime);

        // Restarted in between, it tells the same again, which is known by the id.
        await Tailer().PollAsync(default);
        Assert.Empty(News());

        Append(Log().Left(300, "Ann"));
        await tailer.PollAsync(default);
        Assert.Equal(["VRChatStarted", "WorldJoined", "PlayerPresent Ann", "PlayerPresent Me", "PlayerLeft Ann"], News());
    }

    [Fact]
    public async Task A_client_that_grows_but_tells_nothing_is_said_to_be_alive()
    {
        var tailer = Tailer();
        Append(Log().Head().Arrive(10, "Ann"));
        await tailer.PollAsync(default);

        foreach (var minute in Enumerable.Range(1, 60))
        {
            Append(Log().Line(60 * minute, "noise"));
            await tailer.PollAsync(default);
        }

        Assert.InRange(SignsOfLife, 5, 6);
        Assert.Equal(["VRChatStarted", "WorldJoined", "PlayerPresent Ann", "PlayerJoined Me"], News());
        Clock.Advance(TimeSpan.FromHours(1));
        await tailer.PollAsync(default);
        await tailer.PollAsync(default);
        Assert.InRange(SignsOfLife, 5, 6);
    }

    [Fact]
    public async Task A_client_in_another_time_zone_is_corrected_and_told_of_once()
    {
        var tailer = Tailer();
        // It writes 20:00 while it is 11:00.
        var log = Log(9 * 3600).Head().Arrive(10, "Ann");
        Append(log.Bytes, log.Time.AddHours(-9));
        Clock.Advance(TimeSpan.FromSeconds(12));
        await tailer.PollAsync(default);
        log = Log(9 * 3600).Joined(30, "Bob");
        Append(log.Bytes, log.Time.AddHours(-9));
        await tailer.PollAsync(default);

        Assert.Equal(Start.AddSeconds(10), Told[1].Event.Timestamp.UtcDateTime);
        Assert.Equal(Start.AddSeconds(30), Told[^1].Event.Timestamp.UtcDateTime);
        Assert.Single(Host.Logs.Lines);
        Host.Logs.AssertLogged("-09:00:00");
    }

    [Fact]
    public async Task The_time_zone_is_the_one_of_the_settings()
    {
        var log = Log().Head();
        Append(log.Bytes, log.Time.AddHours(-9));

        await Tailer("Asia/Tokyo").PollAsync(default);

        Assert.Equal(Start.AddHours(-9), Told[0].Event.Timestamp.UtcDateTime);
    }

    [Fact]
    public async Task What_is_rejected_is_told_once()
    {
        Answer = new VRChatEventResult(VRChatEventStatus.Rejected, "It lies in the future.");
        var tailer = Tailer();
        Append(Log().Head());
        await tailer.PollAsync(default);
        Append(Log().Arrive(10));
        await tailer.PollAsync(default);

        Assert.Single(Host.Logs.Lines);
        Host.Logs.AssertLogged("It lies in the future.");
    }

    [Fact]
    public async Task A_long_history_is_recorded_in_pieces()
    {
        var log = Log().Head().Arrive(10);
        foreach (var second in Enumerable.Range(20, 2000))
        {
            log.Joined(second, $"P{second}");
        }

        Append(log);
        await Tailer().PollAsync(default);

        Assert.Equal(2003, News().Count);
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_told_once_and_followed_again()
    {
        var tailer = Tailer();
        Append(Log().Head());
        await tailer.PollAsync(default);
        Directory.Move(Logs, Logs + "-elsewhere");

        await tailer.PollAsync(default);
        await tailer.PollAsync(default);
        Assert.Single(Host.Logs.Lines);
        Host.Logs.AssertLogged("cannot be followed");

        Directory.Move(Logs + "-elsewhere", Logs);
        Append(Log().Arrive(10));
        await tailer.PollAsync(default);
        Assert.Equal(["VRChatStarted", "WorldJoined", "PlayerJoined Me"], News());
    }

    [Fact]
    public async Task Links_are_not_followed_and_keep_no_other_log_from_it()
    {
        Append(Log().Head(), Second);
        File.Move(Path.Combine(Logs, Second), Logs + "-outside.txt");
        File.CreateSymbolicLink(Path.Combine(Logs, First), Logs + "-outside.txt");
        Append(Log().Head(), Second);

        await Tailer().PollAsync(default);

        Assert.Equal(Second[..^4], Assert.Single(Told.Select(told => told.Tracker.Name).Distinct()));
    }

    [Fact]
    public async Task No_bytes_stop_the_tailer()
    {
        var tailer = Tailer();
        Append(Log().Head().Arrive(10));
        await tailer.PollAsync(default);
        var second = 20;
        await Task.Run(() => Prop.ForAll<byte[], int>((bytes, seed) =>
        {
            var sample = VRChatSampleLines.Bytes(((seed & int.MaxValue) % 188) + 1);
            Append([.. bytes, .. sample, .. bytes, (byte)'\n'], Start.AddSeconds(second));
            tailer.PollAsync(default).GetAwaiter().GetResult();
        }).QuickCheckThrowOnFailure());
        Append(new byte[100_000], Start.AddSeconds(second));
        Append(Encoding.UTF8.GetBytes("\n"), Start.AddSeconds(second));

        Append(Log().Head().Arrive(30).Joined(40, "Zoe"));
        await tailer.PollAsync(default);

        Assert.Equal("PlayerJoined Zoe", News()[^1]);
        Host.Logs.AssertQuiet();
    }

    [Fact]
    public async Task Without_a_folder_there_is_nothing_to_follow()
    {
        var tailer = TailerOf("");

        await tailer.PollAsync(default);

        Assert.False(tailer.IsOn);
        Assert.Empty(Told);
    }
}
