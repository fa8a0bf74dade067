using FsCheck;
using KillBot.Domain.VRChat.Events;
using KillBot.Domain.VRChat.Sessions;
using KillBot.Tests.Support;

namespace KillBot.Tests.VRChat.Live;

/// <summary>
/// Whatever comes and goes in whatever order, whatever fails and whenever the process dies: each session in an instance has one message,
/// and that shows how things are in the end.
/// </summary>
public sealed class LiveMessageModelTests
{
    private const int Sequences = 40;
    private static readonly string[] Users = ["usr_a", "usr_b", "usr_c"];
    private static readonly string[] Instances = ["wrld_a:1", "wrld_a:2", "wrld_b:1~private(usr_a)"];

    private static readonly Gen<Step> Events =
        from type in Gen.Frequency(
            Tuple.Create(8, Gen.Elements(VRChatEventType.PlayerJoined, VRChatEventType.PlayerLeft, VRChatEventType.PlayerPresent)),
            Tuple.Create(3, Gen.Elements(VRChatEventType.WorldJoined, VRChatEventType.WorldLeft)),
            Tuple.Create(1, Gen.Elements(VRChatEventType.VRChatStarted, VRChatEventType.VRChatStopped)))
        from tracker in Gen.Choose(0, 1)
        from late in Gen.Frequency(Tuple.Create(4, Gen.Constant(0)), Tuple.Create(1, Gen.Choose(1, 60)))
        from user in Gen.Elements(Users)
        from instance in Gen.Elements(Instances)
        from namesInstance in Gen.Elements(true, true, false)
        select (Step)new Step.Tell(tracker, type, late, user, namesInstance || type == VRChatEventType.WorldJoined ? instance : null);

    private static readonly Gen<Step> Steps = Gen.Frequency(
        Tuple.Create(10, Events),
        Tuple.Create(6, Gen.Choose(0, 9).Select(seconds => (Step)new Step.Pass(TimeSpan.FromSeconds(seconds)))),
        Tuple.Create(4, Gen.Elements(Enum.GetValues<Mishap>()).Select(mishap => (Step)new Step.Goes(mishap))),
        Tuple.Create(1, Gen.Constant((Step)new Step.Restart())),
        Tuple.Create(1, Gen.Elements(true, false).Select(isClosed => (Step)new Step.Closes(isClosed))),
        Tuple.Create(1, Gen.Choose(0, 9).Select(which => (Step)new Step.Delete(which))),
        Tuple.Create(1, Gen.Constant((Step)new Step.Silence())));

    [Fact]
    public async Task Each_session_has_one_message_that_shows_the_last_state()
    {
        var (closed, deleted, unwanted) = (0, 0, 0);
        for (var seed = 1; seed <= Sequences; seed++)
        {
            await using var rig = await LiveRig.StartAsync();
            foreach (var (index, step) in Gen.Eval(60, FsCheck.Random.StdGen.NewStdGen(seed, seed), Gen.ArrayOf(60, Steps)).Index())
            {
                await RunAsync(rig, step, $"{seed}-{index}");
                Assert.Equal([], await Sql.LinesAsync(rig.Host.ConnectionString, Contradictions));
            }

            await SettleAsync(rig);
            var messages = await rig.MessagesAsync();
            var posted = rig.Discord.Messages.Where(message => message.Value is not null).Select(message => message.Key).ToHashSet();
            foreach (var message in messages)
            {
                if (message is { MessageId: null })
                {
                    // Deleted twice, or over for long before it could be posted.
                    Assert.True(message.IsUnwanted || rig.Clock.GetUtcNow() - message.EndedAt > VRChatFeeds.NewsAge, $"{seed}: no message for {message.StartedAt:O}");
                    continue;
                }

                var id = (ulong)message.MessageId.Value;
                if (posted.Remove(id))
                {
                    var expected = await rig.ExpectedAsync(message);
                    Assert.True(
                        (expected.Title, expected.Description) == (rig.Discord.Messages[id]!.Title, rig.Discord.Messages[id]!.Description),
                        $"{seed}: {rig.Discord.Messages[id]!.Description}\nis not\n{expected.Description}");
                }
                else
                {
                    // Nothing had to be edited since it was deleted.
                    Assert.True(rig.Discord.Messages.ContainsKey(id), $"{seed}: {id} was never posted.");
                }
            }

            Assert.True(posted.Count == 0, $"{seed}: {posted.Count} messages are nobody's.");
            closed += messages.Count(message => message.EndedAt is not null);
            deleted += messages.Count(message => message.Deletions == 1);
            unwanted += messages.Count(message => message.IsUnwanted);
        }

        // The sequences have what they are to prove.
        Assert.All([closed, deleted, unwanted], count => Assert.NotEqual(0, count));
    }

    private static async Task RunAsync(LiveRig rig, Step step, string name)
    {
        switch (step)
        {
            case Step.Tell tell:
                var isOfPerson = tell.Type is VRChatEventType.PlayerJoined or VRChatEventType.PlayerLeft or VRChatEventType.PlayerPresent;
                await rig.TellAsync(tell.Tracker, new VRChatEvent(
                    name,
                    tell.Type,
                    rig.Clock.GetUtcNow().AddSeconds(-tell.SecondsLate),
                    Location: tell.Instance,
                    UserId: isOfPerson ? tell.User : null,
                    DisplayName: isOfPerson ? tell.User : null));
                break;
            case Step.Pass pass:
                rig.Clock.Advance(pass.Time);
                await DeliverAsync(rig);
                break;
            case Step.Goes goes:
                rig.Discord.Next = goes.Wrong;
                await DeliverAsync(rig);
                break;
            case Step.Restart:
                rig.Restart();
                rig.Clock.Advance(TimeSpan.FromSeconds(11));
                break;
            case Step.Closes closes:
                rig.Discord.IsClosed = closes.IsClosed;
                break;
            case Step.Delete delete when rig.Discord.Messages.Count > 0:
                var ids = rig.Discord.Messages.Keys.Order().ToList();
                rig.Discord.Messages[ids[^(1 + (delete.Which % ids.Count))]] = null;
                break;
            case Step.Silence:
                rig.Clock.Advance(SilentTrackers.Silence + TimeSpan.FromMinutes(1));
                await rig.Host.Get<SilentTrackers>().EndSessionsAsync(CancellationToken.None);
                break;
        }
    }

    // A relay that has died holds its claim for ten seconds.
    private static async Task DeliverAsync(LiveRig rig)
    {
        if (!await rig.DeliverAsync())
        {
            rig.Restart();
            rig.Clock.Advance(TimeSpan.FromSeconds(11));
        }
    }

    private static async Task SettleAsync(LiveRig rig)
    {
        (rig.Discord.Next, rig.Discord.IsClosed) = (Mishap.None, false);
        for (var minute = 0; minute < 12; minute++)
        {
            rig.Clock.Advance(TimeSpan.FromMinutes(1));
            await DeliverAsync(rig);
        }
    }

    private abstract record Step
    {
        private Step()
        {
        }

        public sealed record Tell(int Tracker, VRChatEventType Type, int SecondsLate, string User, string? Instance) : Step;

        public sealed record Pass(TimeSpan Time) : Step;

        public sealed record Goes(Mishap Wrong) : Step;

        public sealed record Restart : Step;

        public sealed record Closes(bool IsClosed) : Step;

        public sealed record Delete(int Which) : Step;

        public sealed record Silence : Step;
    }

    private const string Contradictions = """
        SELECT 'not shown ' || hex(s.id) FROM vrchat_sessions s WHERE s.ended_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM vrchat_live_messages m WHERE m.instance_key = s.instance_key AND m.ended_at IS NULL)
        UNION ALL SELECT 'not over ' || hex(m.id) FROM vrchat_live_messages m WHERE m.ended_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM vrchat_sessions s WHERE s.instance_key = m.instance_key AND s.ended_at IS NULL)
        UNION ALL SELECT 'ended before it began ' || hex(m.id) FROM vrchat_live_messages m WHERE m.ended_at < m.started_at
        """;
}
