using System.Globalization;
using FsCheck;
using KillBot.Domain.VRChat.Events;
using KillBot.Domain.VRChat.Logs;

namespace KillBot.Tests.VRChat.Logs;

/// <summary>What the lines of a log mean together.</summary>
public sealed class VisitExtractorTests
{
    private static readonly DateTime Start = new(2026, 1, 1, 11, 0, 0, DateTimeKind.Unspecified);

    [Fact]
    public void A_visit_is_told_without_the_bursts_of_arrival_and_departure()
    {
        var events = Extract(Log().Head().Arrive(10, "Ann", "Bob").Joined(30, "Cid").Left(40, "Ann").Depart(60, "Bob", "Cid").Quit(70));

        Assert.Equal(
            [
                "0 VRChatStarted", "10 WorldJoined", "12 PlayerPresent Ann", "12 PlayerPresent Bob", "12 PlayerJoined Me", "30 PlayerJoined Cid",
                "40 PlayerLeft Ann", "60 PlayerLeft Me", "60 WorldLeft", "70 VRChatStopped",
            ],
            Show(events));
    }

    [Fact]
    public void Events_say_where_and_who_and_never_the_nonce()
    {
        var events = Extract(Log().Head().Arrive(10).Joined(30, "Ann"));

        Assert.All(events.Skip(1), told => Assert.Equal(
            (VRChatLogText.World, "The Pug", VRChatLogText.Location), (told.WorldId, told.WorldName, told.Location)));
        Assert.Equal(("Ann", VRChatLogText.IdOf("Ann")), (events[^1].DisplayName, events[^1].UserId));
        Assert.Equal(new VRChatEvent(events[0].EventId, VRChatEventType.VRChatStarted, Utc(0)), events[0]);
        Assert.DoesNotContain(events, told => $"{told}".Contains("SECRET", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_comes_in_the_second_of_the_own_arrival_was_there_and_who_comes_later_arrives()
    {
        // Builds before 2026 list the own user somewhere in the middle, and the first ones without ids.
        var log = Log().Line(0, "noise").Line(1, "User Authenticated: Me").Line(5, "[RoomManager] Entering Room: The Pug")
            .Line(5, $"[RoomManager] Joining {VRChatLogText.Location}").Line(5, "[RoomManager] Successfully joined room")
            .Line(9, "[NetworkManager] OnPlayerJoined Me").Line(9, "[Player] Initialized PlayerAPI \"Me\" is local")
            .Line(9, "[NetworkManager] OnPlayerJoined Ann").Line(9, "[Player] Initialized PlayerAPI \"Ann\" is remote")
            .Line(10, "[NetworkManager] OnPlayerJoined Bob").Line(20, "[NetworkManager] OnPlayerLeft Ann");

        Assert.Equal(
            ["0 VRChatStarted", "5 WorldJoined", "9 PlayerJoined Me", "9 PlayerPresent Ann", "10 PlayerJoined Bob", "20 PlayerLeft Ann"],
            Show(Extract(log)));
    }

    [Fact]
    public void A_client_that_does_not_say_who_signed_in_is_known_by_its_local_player()
    {
        var log = Log().Line(0, "noise").Arrive(10, "Ann").Joined(20, "Bob").Depart(30, "Ann", "Bob");

        Assert.Equal(
            [
                "0 VRChatStarted", "10 WorldJoined", "12 PlayerPresent Ann", "12 PlayerPresent Me", "20 PlayerJoined Bob", "30 PlayerLeft Me",
                "30 WorldLeft",
            ],
            Show(Extract(log)));
    }

    [Fact]
    public void A_rejoin_is_an_arrival_like_any_other()
    {
        var log = Log().Head().Arrive(10).Joined(20, "Ann").Left(30, "Ann").Joined(45, "Ann").Depart(50, "Ann").Arrive(60, "Ann");

        Assert.Equal(
            [
                "12 PlayerJoined Me", "20 PlayerJoined Ann", "30 PlayerLeft Ann", "45 PlayerJoined Ann", "50 PlayerLeft Me", "50 WorldLeft",
                "60 WorldJoined", "62 PlayerPresent Ann", "62 PlayerJoined Me",
            ],
            Show(Extract(log)).Skip(2));
    }

    [Fact]
    public void Somebody_may_leave_whose_arrival_was_never_told_and_an_id_is_remembered_from_the_arrival()
    {
        var events = Extract(Log().Head().Arrive(10, "Ann").Line(20, "[Behaviour] OnPlayerLeft Nobody (8JoV9XEdpo)")
            .Line(30, "[Behaviour] OnPlayerLeft Ann"));

        Assert.Equal(["Nobody 8JoV9XEdpo", $"Ann {VRChatLogText.IdOf("Ann")}"], events.TakeLast(2).Select(told => $"{told.DisplayName} {told.UserId}"));
    }

    [Fact]
    public void An_instance_that_could_not_be_joined_is_none()
    {
        var log = Log().Head().Line(10, $"[Behaviour] Joining {VRChatLogText.Location}")
            .Line(11, "[Behaviour] Could not enter room because: Instance is full").Line(12, "[Behaviour] Successfully joined room").Joined(13, "Ann");

        Assert.Equal(["0 VRChatStarted"], Show(Extract(log)));
    }

    [Fact]
    public void Worlds_of_ones_own_machine_are_not_told()
    {
        var log = Log().Head().Line(10, "[Behaviour] Joining local:1").Line(11, "[Behaviour] Successfully joined room").Joined(12, "Me");

        Assert.Equal(["0 VRChatStarted"], Show(Extract(log)));
    }

    [Fact]
    public void An_arrival_without_a_departure_before_it_ends_the_former_visit()
    {
        var log = Log().Head().Arrive(10, "Ann").Arrive(20, "Bob");

        Assert.Equal(["20 PlayerLeft Me", "20 WorldLeft", "20 WorldJoined", "22 PlayerPresent Bob", "22 PlayerJoined Me"], Show(Extract(log)).Skip(4));
    }

    [Fact]
    public void A_quit_inside_an_instance_leaves_it_and_nothing_counts_behind_it()
    {
        var log = Log().Head().Arrive(10, "Ann").Quit(20).Depart(21, "Ann").Joined(22, "Bob").Quit(23);

        Assert.Equal(["20 PlayerLeft Me", "20 WorldLeft", "20 VRChatStopped"], Show(Extract(log)).Skip(4));
    }

    [Fact]
    public void Who_joins_another_instance_has_not_quit_after_all()
    {
        var log = Log().Head().Arrive(10, "Ann").Quit(20).Depart(21, "Ann").Arrive(30, "Bob");

        Assert.Equal(
            ["20 VRChatStopped", "30 VRChatStarted", "30 WorldJoined", "32 PlayerPresent Bob", "32 PlayerJoined Me"], Show(Extract(log)).Skip(6));
    }

    [Fact]
    public void A_client_that_slept_is_told_to_have_stopped_and_to_be_where_it_was()
    {
        var log = Log().Head().Arrive(10, "Ann").Line(131, "noise").Line(251, "noise").Line(3600, "noise");

        Assert.Equal(
            ["131 VRChatStopped", "251 VRChatStarted", "251 WorldJoined", "251 PlayerPresent Ann", "251 PlayerPresent Me", "251 VRChatStopped"],
            Show(Extract(log)).Skip(4).Take(6));
    }

    [Fact]
    public void An_end_that_nobody_wrote_down_is_estimated()
    {
        var events = Extract(Log().Head().Arrive(10, "Ann").Line(131, "noise").Line(251, "noise").Quit(300));

        Assert.Equal(
            [(VRChatEventType.VRChatStopped, true), (VRChatEventType.VRChatStopped, false)],
            events.Where(told => told.Type == VRChatEventType.VRChatStopped || told.IsEstimated).Select(told => (told.Type, told.IsEstimated)));
    }

    [Fact]
    public void Ids_are_all_different_and_the_same_whenever_a_log_is_read()
    {
        var log = Log().Head().Arrive(10, "Ann", "Bob").Joined(10, "Ann").Joined(10, "Ann").Line(4000, "noise").Depart(4001).Quit(4001);

        var ids = Extract(log).Select(told => told.EventId).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Equal(ids, Extract(log, pieceSize: 7).Select(told => told.EventId));
        Assert.All(ids, id => Assert.InRange(id.Length, 1, 128));
        Assert.Empty(ids.Intersect(Extract(log, "output_log_2026-01-01_12-00-00.txt").Select(told => told.EventId)));
    }

    [Fact]
    public void Any_bytes_in_any_split_neither_throw_nor_differ()
    {
        var log = Log().Head().Arrive(10, "Ann", "\u30C6\u30B9\u30C8 \U0001F600").Joined(30, "Cid").Left(40, "Ann").Line(500, "noise").Depart(600, "Cid").Quit(700).Bytes;
        byte[] text = [.. log, .. VRChatSampleLines.AsLog];
        var alphabet = "\r\n()[]' :-.0\0\u00FF"u8.ToArray();

        // Random damage to real lines reaches further than random bytes would.
        Prop.ForAll<int, PositiveInt, byte[]>((seed, size, tail) =>
        {
            var random = new System.Random(seed);
            byte[] damaged = [.. text, .. tail];
            for (var i = random.Next(200); i > 0; i--)
            {
                damaged[random.Next(damaged.Length)] = random.Next(2) == 0 ? alphabet[random.Next(alphabet.Length)] : (byte)random.Next(256);
            }

            return Extract(damaged).SequenceEqual(Extract(damaged, pieceSize: size.Get));
        }).QuickCheckThrowOnFailure();
    }

    private static VRChatLogText Log() => new(Start);

    private static List<VRChatEvent> Extract(VRChatLogText log, string file = "output_log_2026-01-01_11-00-00.txt", int pieceSize = int.MaxValue) =>
        Extract(log.Bytes, file, pieceSize);

    private static List<VRChatEvent> Extract(byte[] log, string file = "output_log_2026-01-01_11-00-00.txt", int pieceSize = int.MaxValue)
    {
        var decoder = new VRChatLogDecoder(new VRChatLogClock(TimeZoneInfo.Utc));
        var extractor = new VisitExtractor(file);
        List<VRChatEvent> events = [];
        List<VRChatLogEntry> entries = [];
        foreach (var piece in log.Chunk(pieceSize))
        {
            decoder.Push(piece, entries);
        }

        entries.ForEach(entry => extractor.Accept(entry, events));
        return events;
    }

    private static IEnumerable<string> Show(List<VRChatEvent> events) => events.Select(told => string.Create(
        CultureInfo.InvariantCulture, $"{(told.Timestamp - Utc(0)).TotalSeconds} {told.Type} {told.DisplayName}").TrimEnd());

    private static DateTimeOffset Utc(int second) => new(Start.AddSeconds(second), TimeSpan.Zero);
}
