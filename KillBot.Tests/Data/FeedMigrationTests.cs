using KillBot.Domain.Feeds;
using KillBot.Domain.Notifications;
using KillBot.Tests.Notifications;
using KillBot.Tests.Support;

namespace KillBot.Tests.Data;

/// <summary>Feeds from before they had numbers go on as they were.</summary>
public sealed class FeedMigrationTests
{
    [Fact]
    public async Task Feeds_and_what_waits_for_them_are_kept()
    {
        await using var rig = await RelayRig.StartAsync(null, 1, 2);
        rig.Sender.Answer(1, new SendResult.Paused("I lack the permission **Embed Links** there."));
        rig.Sender.Answer(2, new SendResult.Paused("No."));
        await rig.KillAsync("A");
        foreach (var attempt in await rig.Sender.NextAsync(2))
        {
            await rig.OutcomeAsync(attempt);
        }

        await rig.KillAsync("B");
        await rig.Host.StopAsync();
        await rig.Host.ExecuteSqlAsync("""
            CREATE TABLE old_feeds (
                id BLOB NOT NULL PRIMARY KEY, server_id BLOB NOT NULL REFERENCES servers (id) ON DELETE CASCADE, channel_id INTEGER NOT NULL,
                kind TEXT NOT NULL, created_by INTEGER NOT NULL, created_at INTEGER NOT NULL) WITHOUT ROWID;
            INSERT INTO old_feeds SELECT id, server_id, channel_id, kind, created_by, created_at FROM feeds;
            DROP TABLE feeds;
            ALTER TABLE old_feeds RENAME TO feeds;
            CREATE UNIQUE INDEX ix_feeds_channel_id_kind ON feeds (channel_id, kind);
            CREATE INDEX ix_feeds_server_id ON feeds (server_id);
            DROP INDEX ix_outbox_items_destination_due_at_id;
            ALTER TABLE outbox_items DROP COLUMN due_at;
            ALTER TABLE outbox_items DROP COLUMN feed_id;
            CREATE INDEX ix_outbox_items_destination_id ON outbox_items (destination, id) WHERE message_id IS NULL;
            ALTER TABLE outbox_destinations DROP COLUMN pause_code;
            DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" = '0012_feeds';
            """);

        rig.Clock.Advance(RetrySchedule.ProbeInterval);
        var sender = new ScriptedSender();
        sender.Answer(1, new SendResult.Paused("Still not."));
        await using var host = await DomainHost.StartAsync(rig.File, rig.Clock, sender);

        var attempts = await sender.NextAsync(3);
        Assert.Equal(["Ace>A", "Ace>B"], attempts.Where(attempt => attempt.Destination == "discord:2").Select(attempt => attempt.Payload));
        var feeds = await host.Get<FeedDirectory>().ListAsync(RelayRig.Guild, CancellationToken.None);
        Assert.Equal([1, 2], feeds.Select(state => state.Feed.Number));
        Assert.Equal([1L, 2L], feeds.Select(state => state.Feed.ChannelId).Order());
        Assert.All(feeds, state => Assert.Equal((FeedStyle.Full, TimeSpan.Zero, null, 7L), (state.Feed.Style, state.Feed.Delay, state.Feed.Filter, state.Feed.CreatedBy)));
        var pause = feeds.Single(state => state.Feed.ChannelId == 1).Pause;
        Assert.Equal((null, "I lack the permission **Embed Links** there."), (pause?.Code, pause?.Reason));
    }
}
