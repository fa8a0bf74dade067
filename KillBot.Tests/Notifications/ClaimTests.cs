using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Notifications;

/// <summary>Several processes on one database, and those that died.</summary>
public sealed class ClaimTests
{
    private static readonly Guid Dead = new("00000000-0000-7000-8000-00000000dead");

    [Fact]
    public async Task Two_relays_deliver_each_message_once()
    {
        var sender = new ScriptedSender();
        await using var rig = await RelayRig.StartAsync(sender, 1, 2, 3);
        await using var second = await DomainHost.StartAsync(rig.File, rig.Clock, sender);
        string[] victims = [.. Enumerable.Range(0, 20).Select(i => $"V{i}")];

        await rig.KillAsync(victims[..10]);
        await second.Get<KillRecorder>().RecordAsync(
            [.. victims[10..].Select(victim => new NewKill { KillerName = RelayRig.Killer, VictimName = victim })]);
        foreach (var channel in (long[])[1, 2, 3])
        {
            rig.Poll(channel);
            second.Get<OutboxSignal>().Wake(Destination.DiscordChannel(channel).ToString());
        }

        var attempts = await sender.NextAsync(60);
        await rig.OutcomeAsync(attempts[^1]);

        Assert.Equal(60, attempts.Select(attempt => attempt.Id).Distinct().Count());
        Assert.All(
            attempts.GroupBy(attempt => attempt.Destination, StringComparer.Ordinal),
            channel => Assert.Equal(victims.Select(victim => $"Ace>{victim}"), channel.Select(attempt => attempt.Payload)));
        Assert.False(sender.HasMore);
    }

    [Fact]
    public async Task A_claim_keeps_others_away_until_it_runs_out()
    {
        await using var rig = await RelayRig.StartAsync();
        var store = new OutboxStore(
            rig.Host.Get<IDbContextFactory<Domain.Data.KillBotDbContext>>(),
            rig.Host.Get<Domain.Data.DatabaseWriter>(),
            rig.Clock);
        var alive = Guid.CreateVersion7(rig.Clock.GetUtcNow());

        Assert.True(await ClaimAsync(Dead));
        Assert.True(await ClaimAsync(Dead));
        Assert.False(await ClaimAsync(alive));
        rig.Clock.Advance(OutboxStore.ClaimTime);
        Assert.False(await ClaimAsync(alive));
        rig.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(await ClaimAsync(alive));
        Assert.False(await ClaimAsync(Dead));
        Assert.Equal(1, await store.RenewAsync(["discord:9", "discord:8"], alive, CancellationToken.None));
        Assert.Equal(1, await store.ReleaseAsync(alive));
        Assert.True(await ClaimAsync(Dead));

        Task<bool> ClaimAsync(Guid relay) => store.ClaimAsync("discord:9", relay, CancellationToken.None);
    }

    [Fact]
    public async Task What_a_dead_process_had_decided_is_sent_as_it_was()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        await rig.Host.ExecuteSqlAsync(
            "INSERT INTO outbox_destinations (destination, claimed_by, claimed_until) VALUES ('discord:1', @p0, @p1)",
            Dead,
            (rig.Clock.GetUtcNow() + OutboxStore.ClaimTime).ToUnixTimeMilliseconds());
        await rig.Host.ExecuteSqlAsync(
            """
            INSERT INTO outbox_messages (id, destination, nonce, payload, created_at, attempts, next_attempt_at)
            VALUES (@p0, 'discord:1', 'the-nonce', 'decided before', @p1, 0, @p1)
            """,
            Guid.CreateVersion7(rig.Clock.GetUtcNow()),
            rig.Clock.GetUtcNow().ToUnixTimeMilliseconds());
        await rig.KillAsync("A");

        rig.Clock.Advance(OutboxStore.ClaimTime + TimeSpan.FromMilliseconds(1));
        rig.Poll(1);
        var attempts = await rig.Sender.NextAsync(2);

        Assert.Equal(("decided before", "the-nonce"), (attempts[0].Payload, attempts[0].Nonce));
        Assert.Equal("Ace>A", attempts[1].Payload);
    }

    [Fact]
    public async Task A_process_that_stops_hands_over_at_once()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        rig.Sender.Hang(1);
        await rig.KillAsync("A");
        var interrupted = await rig.Sender.NextAsync();
        await rig.Host.StopAsync();
        rig.Sender.LetGo(1);

        var sender = new ScriptedSender();
        await using var successor = await DomainHost.StartAsync(rig.File, rig.Clock, sender);
        var again = await sender.NextAsync();

        Assert.Equal((interrupted.Id, interrupted.Nonce, interrupted.Payload), (again.Id, again.Nonce, again.Payload));
        successor.Logs.AssertQuiet();
    }
}
