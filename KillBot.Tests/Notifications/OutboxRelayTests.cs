using KillBot.Domain.Data;
using KillBot.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Notifications;

/// <summary>Order, isolation, and that a retry is the same message again.</summary>
public sealed class OutboxRelayTests
{
    [Fact]
    public async Task Messages_of_a_channel_arrive_in_the_order_of_the_kills()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        string[] victims = [.. Enumerable.Range(0, 30).Select(i => $"V{i}")];

        await rig.KillAsync(victims);
        var attempts = await rig.Sender.NextAsync(30);

        Assert.Equal(victims.Select(victim => $"Ace>{victim}"), attempts.Select(attempt => attempt.Payload));
        Assert.Equal(30, attempts.Select(attempt => attempt.Nonce).Distinct(StringComparer.Ordinal).Count());
        Assert.All(attempts, attempt => Assert.InRange(attempt.Nonce.Length, 1, 25));
        await rig.OutcomeAsync(attempts[^1]);
        Assert.False(rig.Sender.HasMore);
        rig.Host.Logs.AssertQuiet();
    }

    [Fact]
    public async Task Events_that_wait_share_a_message()
    {
        await using var rig = await RelayRig.StartAsync(new ScriptedSender(eventsPerMessage: 10), 1);
        rig.Sender.Hang(1);
        await rig.KillAsync("first");
        await rig.Sender.NextAsync();
        await rig.KillAsync([.. Enumerable.Range(0, 12).Select(i => $"V{i}")]);

        rig.Sender.LetGo(1);
        var next = await rig.Sender.NextAsync(2);

        Assert.Equal(10, next[0].Payload.Split(' ').Length);
        Assert.Equal("Ace>V10 Ace>V11", next[1].Payload);
    }

    [Fact]
    public async Task A_channel_that_hangs_delays_no_other()
    {
        await using var rig = await RelayRig.StartAsync(null, 1, 2);
        rig.Sender.Hang(1);
        await rig.KillAsync("A", "B", "C");

        var attempts = await rig.Sender.NextAsync(4);

        Assert.Equal(["Ace>A"], attempts.Where(a => a.Destination == "discord:1").Select(a => a.Payload));
        Assert.Equal(["Ace>A", "Ace>B", "Ace>C"], attempts.Where(a => a.Destination == "discord:2").Select(a => a.Payload));
        rig.Sender.LetGo(1);
        Assert.Equal(["Ace>B", "Ace>C"], (await rig.Sender.NextAsync(2)).Select(a => a.Payload));
    }

    [Fact]
    public async Task A_message_is_on_disk_before_it_is_sent()
    {
        var sender = new ScriptedSender();
        await using var rig = await RelayRig.StartAsync(sender, 1);
        OutboxMessage? stored = null;
        sender.BeforeSend = async message =>
            stored = await rig.Host.ReadAsync(db => db.OutboxMessages.SingleOrDefaultAsync(m => m.Id == message.Id));

        await rig.KillAsync("A");
        var attempt = await sender.NextAsync();

        Assert.Equal(attempt.Payload, stored?.Payload);
        Assert.Equal(attempt.Nonce, stored?.Nonce);
        Assert.NotNull((await rig.OutcomeAsync(attempt)).SentAt);
    }

    [Fact]
    public async Task A_retry_is_the_same_message_whatever_happened_since()
    {
        await using var rig = await RelayRig.StartAsync(new ScriptedSender(eventsPerMessage: 10), 1);
        rig.Sender.Answer(1, new SendResult.Retry("503"));
        await rig.KillAsync("A");
        var first = await rig.Sender.NextAsync();
        await rig.OutcomeAsync(first);
        await rig.KillAsync("B");

        rig.Clock.Advance(TimeSpan.FromSeconds(2));
        rig.Poll(1);
        var again = await rig.Sender.NextAsync(2);

        Assert.Equal((first.Id, first.Payload, first.Nonce), (again[0].Id, again[0].Payload, again[0].Nonce));
        Assert.Equal("Ace>B", again[1].Payload);
        rig.Host.Logs.AssertLogged("the next try is in");
    }

    [Fact]
    public async Task Nothing_is_tried_before_its_time()
    {
        await using var rig = await RelayRig.StartAsync(null, 1, 2);
        rig.Sender.Answer(1, new SendResult.Retry("slow down", TimeSpan.FromSeconds(30)));
        await rig.KillAsync("A");
        var attempts = await rig.Sender.NextAsync(2);
        var stored = await rig.OutcomeAsync(attempts.Single(a => a.Destination == "discord:1"));
        rig.Clock.Advance(TimeSpan.FromSeconds(29.9));
        rig.Poll(1);
        await rig.KillAsync("B");

        Assert.Equal("discord:2", (await rig.Sender.NextAsync()).Destination);
        Assert.False(rig.Sender.HasMore);
        Assert.Equal(rig.Clock.GetUtcNow() + TimeSpan.FromSeconds(0.1), stored.NextAttemptAt);
        Assert.Equal("slow down", stored.LastError);

        rig.Clock.Advance(TimeSpan.FromSeconds(0.1));
        rig.Poll(1);
        Assert.Equal("Ace>A", (await rig.Sender.NextAsync()).Payload);
    }

    [Fact]
    public async Task A_wish_to_be_tried_at_once_is_not_granted()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        rig.Sender.Answer(1, new SendResult.Retry("503", TimeSpan.Zero));
        await rig.KillAsync("A");

        var stored = await rig.OutcomeAsync(await rig.Sender.NextAsync());

        Assert.InRange(stored.NextAttemptAt - rig.Clock.GetUtcNow(), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.2));
    }

    [Fact]
    public async Task News_that_come_while_a_message_is_composed_are_told_after_it()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        var isNews = true;
        rig.Sender.AfterCompose = async item =>
        {
            if (isNews)
            {
                isNews = false;
                await rig.Host.Get<DatabaseWriter>().ExecuteAsync(transaction =>
                {
                    transaction.AddToOutbox(rig.Host.Get<OutboxSignal>(), item.Destination, item.Event, item.SubjectId);
                    return true;
                });
            }
        };

        await rig.KillAsync("A", "B");
        var attempts = await rig.Sender.NextAsync(3);
        await rig.OutcomeAsync(attempts[2]);

        Assert.Equal(["Ace>A", "Ace>B", "Ace>A"], attempts.Select(attempt => attempt.Payload));
        Assert.False(rig.Sender.HasMore);
    }

    [Fact]
    public async Task After_a_day_a_message_is_given_up_and_the_next_has_its_turn()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        rig.Sender.Answer(1, new SendResult.Retry("503"), new SendResult.Retry("503"));
        await rig.KillAsync("A", "B");
        await rig.OutcomeAsync(await rig.Sender.NextAsync());

        rig.Clock.Advance(RetrySchedule.GiveUpAfter);
        rig.Poll(1);
        var attempts = await rig.Sender.NextAsync(2);

        Assert.Equal(["Ace>A", "Ace>B"], attempts.Select(a => a.Payload));
        Assert.NotNull((await rig.OutcomeAsync(attempts[0])).FailedAt);
        rig.Host.Logs.AssertLogged("is given up: 503");
    }

    [Fact]
    public async Task A_message_that_is_refused_for_good_does_not_stand_in_the_way()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        rig.Sender.Answer(1, new SendResult.Dead("400"));
        await rig.KillAsync("A", "B");

        var attempts = await rig.Sender.NextAsync(2);

        Assert.Equal(["Ace>A", "Ace>B"], attempts.Select(a => a.Payload));
        var dead = await rig.OutcomeAsync(attempts[0]);
        Assert.NotNull(dead.FailedAt);
        Assert.Null(dead.SentAt);
    }

    [Fact]
    public async Task A_sender_that_breaks_is_tried_again()
    {
        var sender = new ScriptedSender();
        await using var rig = await RelayRig.StartAsync(sender, 1);
        var broken = new TaskCompletionSource<OutboxMessage>();
        sender.BeforeSend = message => broken.TrySetResult(message) ? throw new InvalidOperationException("Broken.") : Task.CompletedTask;

        await rig.KillAsync("A");
        await rig.OutcomeAsync(await broken.Task);
        rig.Clock.Advance(TimeSpan.FromSeconds(2));
        rig.Poll(1);

        Assert.Equal("Ace>A", (await sender.NextAsync()).Payload);
        rig.Host.Logs.AssertLogged("a message could not be sent");
    }

    [Fact]
    public async Task Private_players_are_flagged()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        await rig.KillAsync("A");
        await rig.Sender.NextAsync();
        await rig.Host.ExecuteSqlAsync("UPDATE players SET privacy = 'Private' WHERE name_key IN ('ace', 'b')");
        await rig.KillAsync("C");

        Assert.Equal("?>C", (await rig.Sender.NextAsync()).Payload);
    }
}
