using KillBot.Domain.Feeds;
using KillBot.Domain.Notifications;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Notifications;

/// <summary>What is kept back is told when its time has come: not sooner, and in its place.</summary>
public sealed class DelayTests
{
    private static readonly string First = Destination.DiscordChannel(1).ToString();

    [Fact]
    public async Task It_comes_when_its_time_has_come_behind_what_happened_before()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        await AddAsync(rig, 1, "weapon = bomb", TimeSpan.FromMinutes(1));
        await rig.Host.Get<FeedDirectory>().ChangeAsync(RelayRig.Guild, 1, choices => choices with { Filter = "not weapon = bomb" });
        rig.Sender.Hang(1);
        await rig.KillAsync("opener");
        await rig.Sender.NextAsync();
        await rig.KillAsync(("late", "bomb"), ("at once", null));
        rig.Clock.Advance(TimeSpan.FromSeconds(59));
        await rig.KillAsync(("before", null));

        Assert.Equal(["at once", "before"], await WaitingAsync(rig));
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        await rig.KillAsync(("same moment", null));
        rig.Clock.Advance(TimeSpan.FromSeconds(1));
        await rig.KillAsync(("after", null));
        Assert.Equal(["at once", "before", "late", "same moment", "after"], await WaitingAsync(rig));

        rig.Sender.LetGo(1);
        Assert.Equal(
            ["Ace>at once", "Ace>before", "Ace>late", "Ace>same moment", "Ace>after"],
            (await rig.Sender.NextAsync(5)).Select(attempt => attempt.Payload));
        rig.Host.Logs.AssertQuiet();
    }

    [Fact]
    public async Task The_relay_wakes_at_the_moment_itself()
    {
        await using var rig = await RelayRig.StartAsync();
        await AddAsync(rig, 1, null, TimeSpan.FromSeconds(60));
        await rig.KillAsync("late");
        var due = rig.Clock.GetUtcNow().AddSeconds(60);
        rig.Clock.Advance(TimeSpan.FromSeconds(58.5));

        await Eventually.HoldsAsync(() => rig.Clock.NextTimer is { } timer && (timer - due).TotalMilliseconds is > 0 and < 10, "a timer");
        Assert.False(rig.Sender.HasMore);
        rig.Clock.Advance(TimeSpan.FromSeconds(1.6));

        Assert.Equal("Ace>late", (await rig.Sender.NextAsync()).Payload);
    }

    [Fact]
    public async Task It_outlives_a_restart_and_the_cleaning_up()
    {
        await using var rig = await RelayRig.StartAsync();
        await AddAsync(rig, 1, null, FeedRules.MaxDelay);
        await rig.KillAsync("late");
        await rig.Host.StopAsync();
        rig.Clock.Advance(FeedRules.MaxDelay - TimeSpan.FromSeconds(1));
        var sender = new ScriptedSender();
        await using var second = await DomainHost.StartAsync(rig.File, rig.Clock, sender);

        Assert.Equal(0, await second.Get<OutboxRetention>().RemoveOldAsync(CancellationToken.None));
        Assert.Empty(await second.Get<OutboxStore>().FindWaitingAsync(First, 10, CancellationToken.None));
        rig.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("Ace>late", (await sender.NextAsync()).Payload);
    }

    [Fact]
    public async Task Who_hides_meanwhile_is_not_named()
    {
        await using var rig = await RelayRig.StartAsync();
        await AddAsync(rig, 1, null, TimeSpan.FromMinutes(1));
        await rig.KillAsync("late");
        await rig.Host.ExecuteSqlAsync("UPDATE players SET privacy = 'Private' WHERE name = @p0", RelayRig.Killer);
        rig.Clock.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("?>late", (await rig.Sender.NextAsync()).Payload);
    }

    private static Task<FeedResult> AddAsync(RelayRig rig, long channel, string? filter, TimeSpan delay) => rig.Host.Get<FeedDirectory>().AddAsync(
        RelayRig.Guild, new FeedChoices(channel, FeedKind.Kills) { Filter = filter, Delay = delay }, createdBy: 7);

    private static async Task<IEnumerable<string>> WaitingAsync(RelayRig rig)
    {
        var items = await rig.Host.Get<OutboxStore>().FindWaitingAsync(First, 10, CancellationToken.None);
        var kills = await rig.Host.ReadAsync(db => db.Kills.ToDictionaryAsync(kill => kill.Id, kill => kill.VictimName));
        return items.Select(item => kills[item.SubjectId]);
    }
}
