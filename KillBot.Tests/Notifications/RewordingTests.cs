using KillBot.Domain.ApiKeys;
using KillBot.Domain.Feeds;
using KillBot.Domain.Notifications;
using KillBot.Domain.Servers;
using KillBot.Domain.Users;
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
    public async Task Who_hides_during_a_long_outage_is_not_named_after_it()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        rig.Sender.Answer(1, new SendResult.Retry("Down."), new SendResult.Retry("Down."));
        await rig.KillAsync("A");
        await rig.OutcomeAsync(await rig.Sender.NextAsync());
        await rig.Host.ExecuteSqlAsync("UPDATE players SET privacy = 'Private' WHERE name = @p0", RelayRig.Killer);

        var soon = await AgainAsync(rig);
        await rig.OutcomeAsync(soon);
        rig.Clock.Advance(TimeSpan.FromHours(1));
        var late = await AgainAsync(rig);

        Assert.Equal(["Ace>A", "?>A"], [soon.Payload, late.Payload]);
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

    [Fact]
    public async Task Who_is_forgotten_keeps_the_place_among_what_waits()
    {
        await using var rig = await RelayRig.StartAsync(new ScriptedSender(3), 1);
        await rig.Host.Get<UserDirectory>().SaveAsync(77, "owner", null);
        await rig.Host.Get<ApiKeyService>().CreateAsync(new NewApiKey("Prey", "Tracker", 77, RelayRig.Guild));
        rig.Sender.Answer(1, Refused);
        await rig.KillAsync("A");
        await rig.OutcomeAsync(await rig.Sender.NextAsync());
        await rig.KillAsync("B", "Prey", "C");

        await rig.Host.Get<AccountEraser>().EraseAsync(77);

        Assert.Equal("Ace>A", (await AgainAsync(rig)).Payload);
        Assert.Equal("Ace>B Ace>a deleted player Ace>C", (await rig.Sender.NextAsync()).Payload);
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
    public async Task A_message_without_anything_left_is_given_up_at_once_and_so_is_the_pause()
    {
        await using var rig = await RelayRig.StartAsync();
        var feeds = rig.Host.Get<FeedDirectory>();
        await feeds.AddAsync(RelayRig.Guild, new FeedChoices(1, FeedKind.Kills) { Filter = "weapon = bomb" }, createdBy: 7);
        await feeds.AddAsync(RelayRig.Guild, new FeedChoices(1, FeedKind.Kills), createdBy: 7);
        rig.Sender.Answer(1, Refused);
        await rig.KillAsync(("A", "bomb"));
        await rig.OutcomeAsync(await rig.Sender.NextAsync());

        await feeds.RemoveAsync(RelayRig.Guild, 1);

        Assert.Equal(["The feed was removed."], await ErrorsAsync(rig));
        Assert.Null(Assert.Single(await feeds.ListAsync(RelayRig.Guild, CancellationToken.None)).Pause);
        Assert.False(rig.Sender.HasMore);
        await rig.KillAsync("B");
        Assert.Equal("Ace>B", (await rig.Sender.NextAsync()).Payload);
    }

    [Theory]
    [InlineData("as it was", true)]
    [InlineData("", false)]
    public async Task A_message_without_events_of_its_own_stays_as_it_is_unless_its_text_was_taken_out(string payload, bool isSent)
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        await rig.Host.ExecuteSqlAsync(
            """
            INSERT INTO outbox_messages (id, destination, nonce, payload, created_at, attempts, next_attempt_at)
            VALUES (@p0, 'discord:1', 'n', @p1, 1, 0, 1)
            """,
            Guid.CreateVersion7(), payload);
        await rig.KillAsync("A");

        Assert.Equal(isSent ? payload : "Ace>A", (await rig.Sender.NextAsync()).Payload);
    }

    [Fact]
    public async Task Who_wants_no_kills_any_more_still_hears_what_shared_a_message_with_them()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        var message = Guid.CreateVersion7();
        await rig.Host.ExecuteSqlAsync(
            """
            INSERT INTO outbox_messages (id, destination, nonce, payload, created_at, attempts, next_attempt_at)
            VALUES (@p0, 'discord:1', 'n', 'Ace>A and Bob arrived', 1, 0, @p1)
            """,
            message, rig.Clock.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds());
        foreach (var name in (string[])[EventName.KillRecorded, EventName.VRChatPlayerJoined])
        {
            await rig.Host.ExecuteSqlAsync(
                "INSERT INTO outbox_items (destination, event, subject_id, data, created_at, message_id) VALUES ('discord:1', @p0, @p1, '{}', 1, @p2)",
                name, Guid.CreateVersion7(), message);
        }

        var server = (await rig.Host.Get<ServerDirectory>().FindAsync(null, RelayRig.Guild, CancellationToken.None))!;
        await rig.Host.Get<ServerSettingsService>().ChangeAsync(server.Id, settings => settings.KillNotifications = false);

        Assert.Equal([EventName.VRChatPlayerJoined], await rig.Host.ReadAsync(db => db.OutboxItems.Select(item => item.Event).ToListAsync()));
        var left = await rig.Host.ReadAsync(db => db.OutboxMessages.SingleAsync());
        Assert.Equal(("", null), (left.Payload, left.FailedAt));
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

    [Fact]
    public async Task What_is_older_than_a_week_is_not_told_and_its_channel_stays_paused_until_it_works()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        rig.Sender.Answer(1, Refused, Refused);
        await rig.KillAsync("A");
        await rig.OutcomeAsync(await rig.Sender.NextAsync());
        await rig.Sender.NextNoticeAsync();

        rig.Clock.Advance(OutboxRetention.KeepFor + TimeSpan.FromMinutes(1));
        await rig.KillAsync("B");
        rig.Poll(1);

        var next = await rig.Sender.NextAsync();
        Assert.Equal("Ace>B", next.Payload);
        await rig.OutcomeAsync(next);
        Assert.Equal(["", "Nothing of what it told is left to tell."], (await ErrorsAsync(rig)).Order(StringComparer.Ordinal));
        Assert.False(rig.Sender.HasMoreNotices);
        Assert.NotNull((await rig.OutcomeAsync(await AgainAsync(rig))).SentAt);
    }

    [Fact]
    public async Task Where_nothing_is_left_a_try_ends_the_pause()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        rig.Sender.Answer(1, Refused);
        await rig.KillAsync("A");
        await rig.OutcomeAsync(await rig.Sender.NextAsync());
        await rig.Host.ExecuteSqlAsync("UPDATE outbox_messages SET failed_at = 1");

        await rig.Host.Get<OutboxRelay>().RetryNowAsync(Destination.DiscordChannel(1));

        Assert.Null(Assert.Single(await rig.Host.Get<FeedDirectory>().ListAsync(RelayRig.Guild, CancellationToken.None)).Pause);
    }

    [Fact]
    public async Task For_a_channel_that_nobody_mends_the_latest_10_000_wait()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        rig.Sender.Answer(1, Refused, Refused);
        await rig.KillAsync("A");
        await rig.OutcomeAsync(await rig.Sender.NextAsync());
        await rig.Host.ExecuteSqlAsync("""
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10005)
            INSERT INTO outbox_items (destination, event, subject_id, created_at, due_at) SELECT 'discord:1', 'kill.recorded', randomblob(16), i, 0 FROM n
            """);

        await rig.OutcomeAsync(await AgainAsync(rig));

        var waiting = rig.Host.ReadAsync(db => db.OutboxItems.Where(item => item.MessageId == null).Select(item => item.CreatedAt).ToListAsync());
        Assert.Equal(10_000, (await waiting).Count);
        Assert.Equal(6, (await waiting).Min().ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task What_a_delay_kept_back_long_ago_leaves_room_for_what_has_just_happened()
    {
        await using var rig = await RelayRig.StartAsync(null, 1);
        rig.Sender.Answer(1, Refused, Refused);
        await rig.KillAsync("A");
        await rig.OutcomeAsync(await rig.Sender.NextAsync());
        await rig.Host.ExecuteSqlAsync("""
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10005)
            INSERT INTO outbox_items (destination, event, subject_id, created_at, due_at)
            SELECT 'discord:1', 'kill.recorded', randomblob(16), i, iif(i <= 10000, i + 1, 0) FROM n
            """);

        await rig.OutcomeAsync(await AgainAsync(rig));

        var waiting = await rig.Host.ReadAsync(db => db.OutboxItems.Where(item => item.MessageId == null).Select(item => item.CreatedAt).ToListAsync());
        Assert.Equal((10_000, 6, 10_005), (waiting.Count, waiting.Min().ToUnixTimeMilliseconds(), waiting.Max().ToUnixTimeMilliseconds()));
    }

    private static async Task<IReadOnlyList<string>> ErrorsAsync(RelayRig rig) => await rig.Host.ReadAsync(
        db => db.OutboxMessages.Select(message => message.FailedAt == null ? "" : message.LastError!).ToListAsync());

    private static async Task<OutboxMessage> AgainAsync(RelayRig rig)
    {
        rig.Clock.Advance(RetrySchedule.ProbeInterval);
        rig.Poll(1);
        return await rig.Sender.NextAsync();
    }
}
