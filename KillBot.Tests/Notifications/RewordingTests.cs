using KillBot.Domain.ApiKeys;
using KillBot.Domain.Feeds;
using KillBot.Domain.Notifications;
using KillBot.Domain.Users;
using KillBot.Tests.EndToEnd.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Notifications;

/// <summary>A message that was refused waits, and what it said may not be said any more when it arrives.</summary>
public sealed class RewordingTests
{
    private static readonly SendResult Refused = new SendResult.Paused("I lack a permission.");

    [Fact]
    public async Task Who_hides_while_the_channel_is_paused_is_not_named_once_it_works()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        rig.Sender.Answer(1, Refused, new SendResult.Offline("The token was refused.", TimeSpan.FromMinutes(1)));
        await rig.KillAsync("A");
        var first = await rig.Sender.NextAsync();
        await rig.OutcomeAsync(first);
        var second = await AgainAsync(rig);
        await rig.OutcomeAsync(second);

        await rig.Host.ExecuteSqlAsync("UPDATE players SET privacy = 'Private' WHERE name = @p0", RelayRig.Killer);
        var third = await AgainAsync(rig);

        Assert.Equal(["Ace>A", "Ace>A", "?>A"], [first.Payload, second.Payload, third.Payload]);
        Assert.Equal(first.Nonce, third.Nonce);
        Assert.NotNull((await rig.OutcomeAsync(third)).SentAt);
    }

    [Fact]
    public async Task Who_is_forgotten_takes_nobody_elses_news_along()
    {
        await using var rig = await RelayRig.StartAsync(new ScriptedSender(3), 1);
        await rig.Host.Get<UserDirectory>().SaveAsync(77, "owner", null);
        await rig.Host.Get<ApiKeyService>().CreateAsync(new NewApiKey("Prey", "Tracker", 77, RelayRig.Guild));
        rig.Sender.Answer(1, Refused);
        await rig.KillAsync("A", "Prey", "B");
        await rig.OutcomeAsync(await rig.Sender.NextAsync());

        await rig.Host.Get<AccountEraser>().EraseAsync(77);

        Assert.Equal([""], await rig.Host.ReadAsync(db => db.OutboxMessages.Select(message => message.Payload).ToListAsync()));
        var again = await AgainAsync(rig);
        Assert.Equal("Ace>A Ace>a deleted player Ace>B", again.Payload);
        Assert.NotNull((await rig.OutcomeAsync(again)).SentAt);
    }

    [Theory]
    [InlineData("remove")]
    [InlineData("pause")]
    [InlineData("move")]
    public async Task What_a_feed_was_to_tell_that_leaves_the_channel_is_taken_out(string how)
    {
        await using var rig = await RelayRig.StartAsync(new ScriptedSender(3));
        var feeds = rig.Host.Get<FeedDirectory>();
        await feeds.AddAsync(RelayRig.Guild, new FeedChoices(1, FeedKind.Kills) { Filter = "weapon = bomb" }, createdBy: 7);
        await feeds.AddAsync(RelayRig.Guild, new FeedChoices(1, FeedKind.Kills), createdBy: 7);
        rig.Sender.Answer(1, Refused);
        await rig.KillAsync(("A", null), ("B", "bomb"), ("C", null));
        await rig.OutcomeAsync(await rig.Sender.NextAsync());

        await (how switch
        {
            "remove" => feeds.RemoveAsync(RelayRig.Guild, 1),
            "pause" => feeds.PauseAsync(RelayRig.Guild, 1),
            _ => (Task)feeds.ChangeAsync(RelayRig.Guild, 1, choices => choices with { ChannelId = 2 }),
        });

        Assert.Equal("Ace>A Ace>C", (await AgainAsync(rig)).Payload);
    }

    [Fact]
    public async Task A_message_without_anything_left_is_given_up_and_its_channel_is_not_paused_any_more()
    {
        await using var rig = await RelayRig.StartAsync();
        var feeds = rig.Host.Get<FeedDirectory>();
        await feeds.AddAsync(RelayRig.Guild, new FeedChoices(1, FeedKind.Kills) { Filter = "weapon = bomb" }, createdBy: 7);
        await feeds.AddAsync(RelayRig.Guild, new FeedChoices(1, FeedKind.Kills), createdBy: 7);
        rig.Sender.Answer(1, Refused);
        await rig.KillAsync(("A", "bomb"));
        await rig.OutcomeAsync(await rig.Sender.NextAsync());

        await feeds.RemoveAsync(RelayRig.Guild, 1);
        rig.Clock.Advance(RetrySchedule.ProbeInterval);
        rig.Poll(1);

        await Eventually.HoldsAsync(
            () => new TestDatabase(Path.GetDirectoryName(rig.File)!).Read("SELECT id FROM outbox_messages WHERE failed_at IS NULL").Count == 0,
            "the message is given up");
        Assert.Null(Assert.Single(await feeds.ListAsync(RelayRig.Guild, CancellationToken.None)).Pause);
        Assert.False(rig.Sender.HasMore);
        await rig.KillAsync("B");
        Assert.Equal("Ace>B", (await rig.Sender.NextAsync()).Payload);
    }

    [Fact]
    public async Task What_does_not_fit_any_more_waits_for_the_next_message()
    {
        var sender = new ScriptedSender(2);
        await using var rig = await RelayRig.StartAsync(sender, 1);
        sender.Answer(1, Refused);
        await rig.KillAsync("A", "B");
        await rig.OutcomeAsync(await sender.NextAsync());
        sender.Room = 1;

        Assert.Equal("Ace>A", (await AgainAsync(rig)).Payload);
        Assert.Equal("Ace>B", (await sender.NextAsync()).Payload);
    }

    private static async Task<OutboxMessage> AgainAsync(RelayRig rig)
    {
        rig.Clock.Advance(RetrySchedule.ProbeInterval);
        rig.Poll(1);
        return await rig.Sender.NextAsync();
    }
}
