using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.Support;
using Tracker = KillBot.Tests.EndToEnd.Support.Tracker;

namespace KillBot.Tests.Webhooks.Delivery;

/// <summary>The process is killed while a receiver has an event and KillBot has no answer.</summary>
public sealed class WebhookCrashTests
{
    [Fact]
    public async Task What_was_under_way_is_delivered_again_with_the_same_webhook_id()
    {
        using var folder = new TempFolder();
        var database = new TestDatabase(folder.Path);
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers.Enqueue(Receiver.HangAsync);
        await BotProcess.RunCommandAsync(database, "users", "create", "--discord-id", "4711", "--name", "Owner");
        var key = await BotProcess.RunCommandAsync(database, "keys", "create", "--player", "Ace", "--user", "4711");
        await Sql.ExecuteAsync(
            database.ConnectionString,
            """
            INSERT INTO webhooks (id, user_id, name, url, events, scope, headers, max_retries, retry_delay, backoff_multiplier, is_active, created_at, updated_at)
            SELECT @p0, id, 'Hook', @p1, 'kill.recorded', 'Own', '{}', 3, 1000, 2, 1, 0, 0 FROM users
            """,
            Guid.CreateVersion7(),
            receiver.Url.ToString());
        Received first;
        await using (var bot = await BotProcess.StartAsync(database, null, "--Webhooks:AllowPrivateNetworks=true"))
        {
            using var tracker = new Tracker(bot.Address, key);
            await tracker.KillAsync("Prey");
            await tracker.KillAsync("Later");
            first = await receiver.NextAsync();
            bot.Kill();
            await bot.WaitForExitAsync();
        }

        await using var again = await BotProcess.StartAsync(database, null, "--Webhooks:AllowPrivateNetworks=true");
        var received = await receiver.NextAsync(2);

        Assert.Equal((first.Header("webhook-id"), first.Body), (received[0].Header("webhook-id"), received[0].Body));
        Assert.Equal(["Prey", "Later"], received.Select(one => one.Victim));
        Assert.Equal(0, await again.StopAsync());
    }
}
