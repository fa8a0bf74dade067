using System.Text.Json;
using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;
using KillBot.Domain.Players;
using KillBot.Domain.Webhooks;
using KillBot.Tests.Support;

namespace KillBot.Tests.Webhooks.Delivery;

/// <summary>What a receiver gets: each event once, in order, with the headers that the documentation promises.</summary>
public sealed class WebhookDeliveryTests(DeliveryApp delivery) : DeliveryTest(delivery)
{
    [Fact]
    public async Task A_kill_arrives_with_all_its_headers()
    {
        await using var receiver = await Receiver.StartAsync();
        var scene = await WebhookScene.CreateAsync(App);
        var hook = await scene.HookAsync(receiver.Url, headers: new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Team"] = "red one" });

        var kill = await App.Given.KillAsync(new NewKill
        {
            KillerName = scene.Player,
            VictimName = "Prey",
            IsPvP = true,
            Weapon = "axe",
            Location = "Daymar",
        });
        var received = await receiver.NextAsync();

        Assert.Equal(("POST", "/hook"), (received.Method, received.Path));
        Assert.Equal("application/json; charset=utf-8", received.Header("Content-Type"));
        Assert.Equal("KillBot-Webhooks/0.1.0", received.Header("User-Agent"));
        Assert.Equal("red one", received.Header("X-Team"));
        Assert.Matches("^delivery_[0-9a-f]{32}$", received.Header("X-KillBot-Delivery"));
        Assert.Matches("^msg_[A-Za-z0-9_-]{22}$", received.Header("webhook-id"));
        Assert.Equal(
            ["Content-Length", "Content-Type", "Host", "User-Agent", "X-KillBot-Delivery", "X-Team", "webhook-id", "webhook-timestamp"],
            received.Headers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("kill.recorded", received.Json.Text("event"));
        Assert.Equal("2026-01-01T", received.Json.Text("timestamp")![..11]);
        Assert.Equal($"kill_{kill.Id:N}", received.Data.Text("killId"));
        Assert.Equal((scene.Player, scene.Player), (received.Data.Text("killerId"), received.Data.Text("killerName")));
        Assert.Equal(("Prey", "Prey"), (received.Data.Text("victimId"), received.Data.Text("victimName")));
        Assert.Equal(("axe", "Daymar", "True"), (received.Data.Text("weapon"), received.Data.Text("location"), received.Data.Text("isPvP")));
        Assert.Equal(("default-server", "star_citizen"), (received.Data.Text("serverId"), received.Data.Text("game")));
        var delivered = await scene.AttemptedAsync(hook, 1);
        Assert.Equal(received.Body, delivered.Payload);
        Assert.NotNull(delivered.SentAt);
    }

    [Fact]
    public async Task Payloads_have_the_members_that_the_catalogue_lists()
    {
        await using var receiver = await Receiver.StartAsync();
        var scene = await WebhookScene.CreateAsync(App);
        await scene.HookAsync(receiver.Url, events: [EventName.KillRecorded, EventName.StatsUpdated]);
        await scene.KillAsync("Prey");

        foreach (var received in await receiver.NextAsync(2))
        {
            var listed = JsonElement.Parse(WebhookEvent.All.Single(known => known.Name == received.Json.Text("event")).Payload);
            Assert.Equal(listed.EnumerateObject().Select(member => member.Name), received.Data.EnumerateObject().Select(member => member.Name));
        }
    }

    [Fact]
    public async Task Statistics_are_those_of_the_moment_of_telling()
    {
        await using var receiver = await Receiver.StartAsync();
        var scene = await WebhookScene.CreateAsync(App);
        receiver.Answers.Enqueue(Receiver.Status(503));
        var hook = await scene.HookAsync(receiver.Url, retryDelay: 5_000, events: EventName.StatsUpdated);
        await scene.KillAsync("A");
        await scene.AttemptedAsync(hook, 1);
        await scene.KillAsync("B", "C");
        var first = await receiver.NextAsync();
        await scene.NextAttemptAsync(hook, receiver, TimeSpan.FromSeconds(6));

        var second = await receiver.NextAsync();

        Assert.Equal("1", first.Data.GetProperty("stats").Text("totalKills"));
        Assert.Equal($$"""{"totalKills":3,"totalDeaths":0,"kdr":3}""", second.Data.GetProperty("stats").GetRawText());
        Assert.Equal(($"user_{scene.Owner.User.Id:N}", scene.Player), (second.Data.Text("userId"), second.Data.Text("playerName")));
        await scene.DeliveriesAsync(hook, found => found.Count == 2 && found.All(message => message.SentAt is not null));
        Assert.False(receiver.HasMore);
    }

    [Fact]
    public async Task Events_arrive_in_their_order_also_while_one_is_tried_again()
    {
        await using var receiver = await Receiver.StartAsync();
        var scene = await WebhookScene.CreateAsync(App);
        receiver.Answers.Enqueue(Receiver.Status(500));
        var hook = await scene.HookAsync(receiver.Url, retryDelay: 5_000);
        string[] victims = [.. Enumerable.Range(0, 20).Select(i => $"V{i}")];
        await scene.KillAsync(victims);
        await scene.DeliveriesAsync(hook, found => found is [{ Attempts: 1 }]);
        var failed = await receiver.NextAsync();
        Assert.False(receiver.HasMore);

        List<Received> received = [await scene.NextAttemptAsync(hook, receiver, TimeSpan.FromSeconds(6)), .. await receiver.NextAsync(19)];

        Assert.Equal(victims, received.Select(one => one.Victim));
        Assert.Equal((failed.Header("webhook-id"), failed.Body), (received[0].Header("webhook-id"), received[0].Body));
        Assert.Equal(20, received.Select(one => one.Header("webhook-id")).Distinct().Count());
    }

    [Theory]
    [InlineData(Privacy.Public, "user", true)]
    [InlineData(Privacy.Server, "user", false)]
    [InlineData(Privacy.Private, "user", false)]
    [InlineData(Privacy.Private, "admin", true)]
    [InlineData(Privacy.Server, "fellow", true)]
    [InlineData(Privacy.Private, "fellow", false)]
    public async Task Who_may_not_be_seen_is_a_private_player(Privacy privacy, string owner, bool isSeen)
    {
        await using var receiver = await Receiver.StartAsync();
        var scene = await WebhookScene.CreateAsync(App, isAdmin: owner == "admin");
        var hook = await scene.HookAsync(receiver.Url);
        var guild = (await App.Given.GuildAsync()).DiscordId!.Value;
        var victim = (await App.Given.TrackerAsync(guild: guild)).Player;
        if (owner == "fellow")
        {
            await App.Get<KillBot.Domain.Servers.ServerDirectory>().SeeMemberAsync(guild, scene.Owner.User.DiscordId, 0);
        }

        await App.Given.PrivacyAsync(victim, privacy);
        await App.Given.PrivacyAsync(scene.Player, Privacy.Private);
        await scene.KillAsync(victim);
        var data = (await receiver.NextAsync()).Data;

        Assert.Equal((scene.Player, scene.Player), (data.Text("killerId"), data.Text("killerName")));
        Assert.Equal(isSeen ? (victim, victim) : (null, "a private player"), (data.Text("victimId"), data.Text("victimName")));
        await scene.AttemptedAsync(hook, 1);
    }

    [Fact]
    public async Task Headers_that_lie_in_the_database_but_may_not_be_sent_are_left_out()
    {
        await using var receiver = await Receiver.StartAsync();
        var scene = await WebhookScene.CreateAsync(App);
        var hook = await scene.HookAsync(receiver.Url);
        await App.ExecuteSqlAsync(
            "UPDATE webhooks SET headers = @p1 WHERE id = @p0",
            hook.Id,
            """
            {"X-Good":"yes","X-Bad":"a\r\nX-Injected: 1","X-Worse\r\nX-Injected":"1","Host":"inside","Authorization":"Bearer x","Cookie":"a=b",
            "Content-Length":"0","Transfer-Encoding":"chunked","X-Forwarded-For":"10.0.0.1","webhook-id":"mine","X-KillBot-Delivery":"mine"}
            """);
        await scene.KillAsync("Prey");

        var received = await receiver.NextAsync();

        Assert.Equal(
            ["Content-Length", "Content-Type", "Host", "User-Agent", "X-Good", "X-KillBot-Delivery", "webhook-id", "webhook-timestamp"],
            received.Headers.Keys.Order(StringComparer.Ordinal));
        Assert.Equal($"127.0.0.1:{receiver.Url.Port}", received.Header("Host"));
        Assert.StartsWith("msg_", received.Header("webhook-id"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_that_was_deleted_or_switched_off_meanwhile_hears_nothing()
    {
        await using var receiver = await Receiver.StartAsync();
        var scene = await WebhookScene.CreateAsync(App);
        var (off, gone) = (await scene.HookAsync(receiver.Url), await scene.HookAsync(new Uri(receiver.Url, "/gone")));
        await App.ExecuteSqlAsync("UPDATE webhooks SET is_active = 0 WHERE id = @p0", off.Id);
        await App.ExecuteSqlAsync("DELETE FROM webhooks WHERE id = @p0", gone.Id);
        await App.ExecuteSqlAsync(
            "INSERT INTO outbox_items (destination, event, subject_id, data, created_at) SELECT 'webhook:' || lower(hex(@p0)), 'webhook.test', @p0, '{}', 0", off.Id);
        await App.ExecuteSqlAsync(
            "INSERT INTO outbox_items (destination, event, subject_id, data, created_at) SELECT 'webhook:' || lower(hex(@p0)), 'webhook.test', @p0, '{}', 0", gone.Id);
        scene.Poll(off);
        scene.Poll(gone);

        await EndToEnd.Support.Eventually.HoldsAsync(
            () => Sql.LinesAsync(App.ConnectionString, "SELECT id FROM outbox_items WHERE event = 'webhook.test'").GetAwaiter().GetResult().Count == 0,
            "what waited to be dropped");
        Assert.False(receiver.HasMore);
    }
}
