using FsCheck;
using KillBot.Domain.Servers;
using KillBot.Domain.VRChat.Events;
using KillBot.Tests.Support;

namespace KillBot.Tests.VRChat;

/// <summary>Whatever the order in which a tracker's events arrive, the visits are those that there were.</summary>
public sealed class LateEventTests
{
    private const int Sequences = 120;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<(int[] Seconds, int[] Order, bool IsOver)> Histories =
        from count in Gen.Choose(1, 7)
        from gaps in Gen.ArrayOf(count, Gen.Choose(6, 60))
        from keys in Gen.ArrayOf(count, Gen.Choose(0, int.MaxValue))
        from isOver in Gen.Elements(true, false)
        select (
            gaps.Select((_, i) => gaps.Take(i + 1).Sum()).ToArray(),
            Enumerable.Range(0, count).OrderBy(i => keys[i]).ToArray(),
            isOver);

    [Fact]
    public async Task Visits_do_not_depend_on_the_order_of_telling()
    {
        using var folder = new TempFolder();
        await using var host = await DomainHost.StartAsync(folder.File("killbot.db"), new ManualTimeProvider(Start.AddHours(1)));
        for (var seed = 1; seed <= Sequences; seed++)
        {
            var (seconds, order, isOver) = Gen.Eval(20, FsCheck.Random.StdGen.NewStdGen(seed, seed), Histories);
            var inOrder = await VisitsAsync(host, $"in-order-{seed}", seconds, [.. order.Order()], isOver);

            Assert.Equal(inOrder, await VisitsAsync(host, $"shuffled-{seed}", seconds, order, isOver));
            Assert.Equal((seconds.Length + 1) / 2, inOrder.Count);
        }

        host.Logs.AssertQuiet();
    }

    /// <param name="isOver">The tracker has left when the rest is told.</param>
    private static async Task<IReadOnlyList<string>> VisitsAsync(DomainHost host, string name, int[] seconds, int[] order, bool isOver)
    {
        var (tracker, user, location) = (new VRChatTracker(VRChatTrackerId.Of(Guid.Empty, name), "pc", Server.DefaultId), $"usr_{name}", $"wrld_{name}:1");
        VRChatEvent Told(VRChatEventType type, int second, string? who) => new($"{type}{second}", type, Start.AddSeconds(second), Location: location, UserId: who);
        List<VRChatEvent> events = [Told(VRChatEventType.WorldJoined, 0, null)];
        if (isOver)
        {
            events.Add(Told(VRChatEventType.WorldLeft, 1000, null));
        }

        // Somebody comes, goes, comes…
        events.AddRange(order.Select(i => Told(i % 2 == 0 ? VRChatEventType.PlayerJoined : VRChatEventType.PlayerLeft, seconds[i], user)));
        await host.Get<VRChatRecorder>().RecordAsync(tracker, events);
        return await Sql.LinesAsync(
            host.ConnectionString,
            $"SELECT joined_at, left_at, is_estimated_join, is_estimated_leave FROM vrchat_visits WHERE user_id = '{user}' ORDER BY joined_at");
    }
}
