using KillBot.Domain.Feeds;
using KillBot.Domain.Notifications;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Notifications;

/// <summary>A channel that refuses everything is paused, told of once, tried now and then, and never forgotten.</summary>
public sealed class PauseTests
{
    private static readonly SendResult Refused = new SendResult.Paused("I lack a permission.");

    [Fact]
    public async Task A_pause_is_told_once_and_shows_in_the_list_of_feeds()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        rig.Sender.Answer(1, Refused, Refused);
        await rig.KillAsync("A");
        await rig.OutcomeAsync(await rig.Sender.NextAsync());

        Assert.Equal((Destination.DiscordChannel(1), "I lack a permission."), await rig.Sender.NextNoticeAsync());
        var feed = Assert.Single(await rig.Host.Get<FeedDirectory>().ListAsync(RelayRig.Guild, CancellationToken.None));
        Assert.Equal("I lack a permission.", feed.Pause?.Reason);

        rig.Clock.Advance(RetrySchedule.ProbeInterval);
        rig.Poll(1);
        await rig.OutcomeAsync(await rig.Sender.NextAsync());
        Assert.False(rig.Sender.HasMoreNotices);
    }

    [Fact]
    public async Task A_paused_channel_is_tried_once_a_minute()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        rig.Sender.Answer(1, Refused);
        await rig.KillAsync("A");

        var stored = await rig.OutcomeAsync(await rig.Sender.NextAsync());

        Assert.Equal(rig.Clock.GetUtcNow() + TimeSpan.FromMinutes(1), stored.NextAttemptAt);
    }

    [Fact]
    public async Task Once_mended_it_tells_all_that_waited_in_order()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        rig.Sender.Answer(1, Refused);
        await rig.KillAsync("A");
        await rig.OutcomeAsync(await rig.Sender.NextAsync());
        await rig.KillAsync("B", "C");

        await rig.Host.Get<OutboxRelay>().RetryNowAsync(Destination.DiscordChannel(1));
        var attempts = await rig.Sender.NextAsync(3);
        await rig.OutcomeAsync(attempts[2]);

        Assert.Equal(["Ace>A", "Ace>B", "Ace>C"], attempts.Select(a => a.Payload));
        var feed = Assert.Single(await rig.Host.Get<FeedDirectory>().ListAsync(RelayRig.Guild, CancellationToken.None));
        Assert.Null(feed.Pause?.Reason);
    }

    [Fact]
    public async Task A_second_pause_is_told_again()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        rig.Sender.Answer(1, Refused, SendResult.Sent, Refused);
        await rig.KillAsync("A", "B");
        await rig.OutcomeAsync(await rig.Sender.NextAsync());
        await rig.Sender.NextNoticeAsync();

        rig.Clock.Advance(RetrySchedule.ProbeInterval);
        rig.Poll(1);
        await rig.Sender.NextAsync(2);

        Assert.Equal("I lack a permission.", (await rig.Sender.NextNoticeAsync()).Reason);
    }

    [Fact]
    public async Task A_paused_message_outlives_a_day()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        rig.Sender.Answer(1, Refused, Refused);
        await rig.KillAsync("A");
        await rig.OutcomeAsync(await rig.Sender.NextAsync());

        rig.Clock.Advance(TimeSpan.FromDays(3));
        rig.Poll(1);
        await rig.OutcomeAsync(await rig.Sender.NextAsync());
        rig.Clock.Advance(RetrySchedule.ProbeInterval);
        rig.Poll(1);

        Assert.NotNull((await rig.OutcomeAsync(await rig.Sender.NextAsync())).SentAt);
    }

    [Fact]
    public async Task What_is_refused_after_its_feed_was_removed_pauses_nothing_and_nobody_is_told()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        var feeds = rig.Host.Get<FeedDirectory>();
        rig.Sender.Answer(1, Refused);
        rig.Sender.BeforeSend = message => message.Payload == "Ace>A" ? feeds.RemoveAsync(RelayRig.Guild, 1) : Task.CompletedTask;
        await rig.KillAsync("A");
        await rig.Sender.NextAsync();

        await feeds.AddAsync(RelayRig.Guild, new FeedChoices(1, FeedKind.Kills), createdBy: 7);
        await rig.KillAsync("B");

        Assert.Equal("Ace>B", (await rig.Sender.NextAsync()).Payload);
        Assert.False(rig.Sender.HasMoreNotices);
        rig.Host.Logs.AssertQuiet();
    }

    [Fact]
    public async Task A_removed_feed_leaves_nothing_behind()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        rig.Sender.Answer(1, Refused);
        await rig.KillAsync("A");
        await rig.OutcomeAsync(await rig.Sender.NextAsync());
        await rig.KillAsync("B");

        Assert.NotNull(await rig.Host.Get<FeedDirectory>().RemoveAsync(RelayRig.Guild, 1));

        Assert.Equal(0, await rig.Host.ReadAsync(db => db.OutboxItems.CountAsync(item => item.MessageId == null)));
        Assert.Equal(0, await rig.Host.ReadAsync(db => db.OutboxMessages.CountAsync(m => m.SentAt == null && m.FailedAt == null)));
        await rig.Host.Get<FeedDirectory>().AddAsync(RelayRig.Guild, new FeedChoices(1, FeedKind.Kills), 7);
        await rig.KillAsync("C");
        Assert.Equal("Ace>C", (await rig.Sender.NextAsync()).Payload);
    }
}
