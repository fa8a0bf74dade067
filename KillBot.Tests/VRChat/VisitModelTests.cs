using FsCheck;
using KillBot.Domain.Servers;
using KillBot.Domain.VRChat.Events;
using KillBot.Domain.VRChat.Sessions;
using KillBot.Tests.Support;

namespace KillBot.Tests.VRChat;

/// <summary>
/// Whatever trackers tell, late, twice or not at all: totals are what counting afresh gives, nobody is in an instance twice, and nobody
/// is left in one where no tracker is.
/// </summary>
public sealed class VisitModelTests
{
    private const int Sequences = 80;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Users = ["usr_a", "usr_b", "usr_c"];
    private static readonly string[] Instances = ["wrld_a:1", "wrld_a:2", "wrld_b:1~private(usr_a)"];

    private static readonly Gen<VRChatEvent> Events =
        from type in Gen.Frequency(
            Tuple.Create(8, Gen.Elements(VRChatEventType.PlayerJoined, VRChatEventType.PlayerLeft, VRChatEventType.PlayerPresent)),
            Tuple.Create(3, Gen.Elements(VRChatEventType.WorldJoined, VRChatEventType.WorldLeft)),
            Tuple.Create(1, Gen.Elements(VRChatEventType.VRChatStarted, VRChatEventType.VRChatStopped)))
        from second in Gen.Choose(0, 120)
        from user in Gen.Elements(Users)
        from instance in Gen.Elements(Instances)
        from namesInstance in Gen.Elements(true, true, false)
        from id in Gen.Choose(0, 40)
        from isEstimated in Gen.Elements(true, false)
        select new VRChatEvent(
            $"{id}-{type}", type, Start.AddSeconds(second), Location: namesInstance || type == VRChatEventType.WorldJoined ? instance : null,
            UserId: type is VRChatEventType.PlayerJoined or VRChatEventType.PlayerLeft or VRChatEventType.PlayerPresent ? user : null,
            IsEstimated: isEstimated);

    private static readonly Gen<(int Tracker, VRChatEvent Event)[]> Histories = Gen.ArrayOf(
        60, from tracker in Gen.Choose(0, 2) from told in Events select (tracker, told));

    [Fact]
    public async Task Totals_and_visits_hold_whatever_is_told()
    {
        using var folder = new TempFolder();
        var clock = new ManualTimeProvider(Start.AddHours(1));
        await using var host = await DomainHost.StartAsync(folder.File("killbot.db"), clock);
        for (var seed = 1; seed <= Sequences; seed++)
        {
            var history = Gen.Eval(40, FsCheck.Random.StdGen.NewStdGen(seed, seed), Histories);
            // Half of them in order of time, as trackers should.
            foreach (var (i, (tracker, told)) in (seed % 2 == 0 ? [.. history.OrderBy(item => item.Event.Timestamp)] : history).Index())
            {
                // In some of them all trackers fall asleep now and then.
                if (seed % 3 == 0 && i % 12 == 11)
                {
                    clock.Advance(SilentTrackers.Silence * 2);
                    await host.Get<SilentTrackers>().EndSessionsAsync(CancellationToken.None);
                    Assert.Equal([], await Sql.LinesAsync(host.ConnectionString, Contradictions));
                }

                var identity = new VRChatTracker(VRChatTrackerId.Of(Guid.Empty, $"{tracker}-{seed}"), "pc", Server.DefaultId);
                await host.Get<VRChatRecorder>().RecordAsync(identity, [told with { UserId = told.UserId is null ? null : $"{told.UserId}-{seed}" }]);
            }

            Assert.Equal([], await Sql.LinesAsync(host.ConnectionString, Contradictions));
        }

        // The sequences have what they are to prove.
        Assert.All(
            await Sql.LinesAsync(host.ConnectionString, """
                SELECT count(*) FROM vrchat_activity WHERE repeat_of IS NOT NULL UNION ALL
                SELECT count(*) FROM vrchat_visits WHERE left_at IS NULL UNION ALL
                SELECT count(*) FROM vrchat_visits WHERE is_estimated_leave UNION ALL
                SELECT count(*) FROM vrchat_visits WHERE left_at IS NOT NULL AND NOT is_estimated_leave UNION ALL
                SELECT count(*) FROM vrchat_sessions WHERE is_estimated_end
                """),
            count => Assert.NotEqual("0", count));
        host.Logs.AssertQuiet();
    }

    private const string Contradictions = """
        SELECT 'totals' FROM vrchat_totals WHERE
            sessions <> (SELECT count(*) FROM vrchat_sessions)
            OR encounters <> (SELECT count(*) FROM vrchat_visits)
            OR users <> (SELECT count(*) FROM vrchat_users)
        UNION ALL SELECT 'times ' || id FROM vrchat_users u
            WHERE times_encountered <> (SELECT count(*) FROM vrchat_visits v WHERE v.user_id = u.id)
        UNION ALL SELECT 'nobody is there ' || v.id FROM vrchat_visits v WHERE left_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM vrchat_sessions s WHERE s.instance_key = v.instance_key AND s.ended_at IS NULL)
        UNION ALL SELECT 'left before ' || id FROM vrchat_visits WHERE left_at < joined_at
        UNION ALL SELECT 'ended before ' || hex(id) FROM vrchat_sessions WHERE ended_at < started_at
        UNION ALL SELECT 'two open ' || hex(tracker_id) FROM vrchat_sessions WHERE ended_at IS NULL GROUP BY tracker_id HAVING count(*) > 1
        UNION ALL SELECT 'not its session ' || hex(t.id) FROM vrchat_trackers t WHERE t.session_id IS NOT
            (SELECT s.id FROM vrchat_sessions s WHERE s.tracker_id = t.id AND s.ended_at IS NULL)
        UNION ALL SELECT 'repeats a repeat ' || a.id FROM vrchat_activity a JOIN vrchat_activity o ON o.id = a.repeat_of
            WHERE o.repeat_of IS NOT NULL OR o.user_id <> a.user_id
        """;
}
