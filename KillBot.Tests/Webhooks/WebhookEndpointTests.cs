using System.Net;
using System.Text.Json;
using KillBot.Domain.Notifications;
using KillBot.Domain.Webhooks;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using RestSharp;

namespace KillBot.Tests.Webhooks;

/// <summary>Making, listing, changing, testing and deleting webhooks, by their owners only.</summary>
public sealed class WebhookEndpointTests(WebhookApp hooks) : IClassFixture<WebhookApp>, IAsyncLifetime
{
    private const string Path = "/api/webhooks";
    private const string Secret = "do not show this";

    private Given Given => hooks.Given;

    [Fact]
    public async Task What_is_left_out_has_defaults_and_what_is_sent_is_listed()
    {
        var owner = await Given.SignInAsync();

        var made = await owner.Api.PostAsync(Path, new { name = " First ", url = "https://example.com/hook?a=b", events = new[] { "kill.recorded" } });
        var second = await owner.Api.PostAsync(Path, new
        {
            name = "Second",
            url = "http://example.com:8080",
            events = new[] { "user.stats_updated", "feed.paused" },
            secret = Secret,
            maxRetries = 0,
            retryDelay = 60000,
            backoffMultiplier = 1.5,
            headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-Custom-Header"] = "value" },
            scope = "OWN",
            serverId = "default-server",
        });
        var list = (await owner.Api.GetAsync(Path)).Json.EnumerateArray().ToList();
        JsonElement[] listed = [.. ((ApiAnswer[])[made, second]).Select(answer => list.Single(one => one.Text("id") == answer.Text("id")))];

        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal("no-store", made.Header("Cache-Control"));
        Assert.Equal($"{Path}/{made.Text("id")}", made.Header("Location"));
        Assert.Equal("Webhook created successfully", made.Text("message"));
        Assert.Equal(
            $$"""{"id":"{{made.Text("id")}}","name":"First","url":"https://example.com/hook?a=b","events":["kill.recorded"],"isActive":true,"maxRetries":3,"retryDelay":1000,"backoffMultiplier":2,"headers":{},"createdAt":"2026-01-01T12:00:00.000Z","updatedAt":"2026-01-01T12:00:00.000Z","scope":"servers","serverId":null,"hasSecret":false,"disabledReason":null,"failingSince":null,"lastDelivery":null}""",
            listed[0].GetRawText());
        Assert.Equal(
            $$"""{"id":"{{second.Text("id")}}","name":"Second","url":"http://example.com:8080","events":["user.stats_updated","feed.paused"],"isActive":true,"maxRetries":0,"retryDelay":60000,"backoffMultiplier":1.5,"headers":{"X-Custom-Header":"value"},"createdAt":"2026-01-01T12:00:00.000Z","updatedAt":"2026-01-01T12:00:00.000Z","scope":"own","serverId":"default-server","hasSecret":true,"disabledReason":null,"failingSince":null,"lastDelivery":null}""",
            listed[1].GetRawText());
        Assert.Equal(2, list.Count);
        Assert.Equal(listed[1].GetRawText(), second.Json.GetProperty("webhook").GetRawText());
        Assert.Equal(listed[1].GetRawText(), (await owner.Api.GetAsync($"{Path}/{second.Text("id")}")).Body);
    }

    [Fact]
    public async Task Only_what_is_sent_changes()
    {
        var owner = await Given.SignInAsync();
        var made = await owner.Api.PostAsync(Path, new
        {
            name = "Hook",
            url = "https://example.com/1",
            events = new[] { "kill.recorded" },
            secret = Secret,
            serverId = "default-server",
            headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["X-A"] = "1" },
        });
        var path = $"{Path}/{made.Text("id")}";
        var before = made.Json.GetProperty("webhook").GetRawText();

        var nothing = await owner.Api.PutAsync(path, "{\"name\":null,\"headers\":null}");
        var url = await owner.Api.PutAsync(path, new { url = "https://example.com/2", maxRetries = 10, isActive = false, scope = "own" });
        var removed = await owner.Api.PutAsync(path, "{\"secret\":null,\"serverId\":null,\"headers\":{}}");

        Assert.Equal("Webhook updated successfully", nothing.Text("message"));
        Assert.Equal(before, nothing.Json.GetProperty("webhook").GetRawText());
        Assert.Equal(
            before.Replace("com/1", "com/2", StringComparison.Ordinal).Replace("\"maxRetries\":3", "\"maxRetries\":10", StringComparison.Ordinal)
                .Replace("\"isActive\":true", "\"isActive\":false", StringComparison.Ordinal)
                .Replace("\"servers\"", "\"own\"", StringComparison.Ordinal),
            url.Json.GetProperty("webhook").GetRawText());
        var now = removed.Json.GetProperty("webhook");
        Assert.Equal(("False", null, "{}"), (now.Text("hasSecret"), now.Text("serverId"), now.Text("headers")));
        Assert.Equal("https://example.com/2", now.Text("url"));
    }

    [Fact]
    public async Task Somebody_else_s_webhook_is_not_there()
    {
        var (owner, other, admin) = (await Given.SignInAsync(), await Given.SignInAsync(), await Given.SignInAsync(isAdmin: true));
        var id = await WebhookApp.CreateAsync(owner, ["kill.recorded"]);

        foreach (var api in (ApiClient[])[other.Api, admin.Api])
        {
            foreach (var path in (string[])[$"{Path}/{id}", $"{Path}/webhook_{Guid.CreateVersion7():N}", $"{Path}/1", $"{Path}/webhook_", $"{Path}/%20"])
            {
                (await api.GetAsync(path)).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
                (await api.PutAsync(path, new { isActive = false })).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
                (await api.PutAsync(path, new { name = "" })).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
                (await api.PostAsync($"{path}/test", null)).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
                (await api.SendAsync(Method.Delete, path)).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
            }

            Assert.Equal("[]", (await api.GetAsync(Path)).Body);
        }

        Assert.Equal("True", (await owner.Api.GetAsync($"{Path}/{id}")).Text("isActive"));
        Assert.Empty(await hooks.WaitingAsync(id));
    }

    [Fact]
    public async Task Webhooks_take_the_token_of_a_login_and_the_list_of_events_takes_nothing()
    {
        var owner = await Given.SignInAsync();
        var id = await WebhookApp.CreateAsync(owner, ["kill.recorded"]);
        var key = await Given.TrackerAsync(owner: owner.User.DiscordId);
        using var anyone = hooks.App.Client();
        (Method Method, string Path)[] calls =
        [
            (Method.Get, Path), (Method.Post, Path), (Method.Get, $"{Path}/{id}"), (Method.Put, $"{Path}/{id}"), (Method.Delete, $"{Path}/{id}"),
            (Method.Post, $"{Path}/{id}/test"),
        ];

        foreach (var (method, path) in calls)
        {
            (await anyone.SendAsync(method, path, method is Method.Get or Method.Delete ? null : "{}")).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
            (await key.Api.SendAsync(method, path, method is Method.Get or Method.Delete ? null : "{}"))
                .AssertError(HttpStatusCode.Forbidden, "INSUFFICIENT_PERMISSIONS");
        }

        var events = (await anyone.GetAsync($"{Path}/events")).Json.EnumerateArray().ToList();
        Assert.Equal(WebhookEvent.All.Select(known => known.Name), events.Select(known => known.Text("name")!));
        Assert.All(events, known => Assert.Equal(JsonValueKind.Object, known.GetProperty("payload").ValueKind));
    }

    [Fact]
    public async Task An_account_has_twenty_webhooks_at_most()
    {
        var owner = await Given.SignInAsync();
        var first = await WebhookApp.CreateAsync(owner, ["kill.recorded"]);
        for (var made = 1; made < 20; made++)
        {
            await WebhookApp.CreateAsync(owner, ["kill.recorded"]);
        }

        var refused = await owner.Api.PostAsync(Path, new { name = "Hook", url = "https://example.com", events = new[] { "kill.recorded" } });
        refused.AssertError(HttpStatusCode.UnprocessableEntity, "VALIDATION_ERROR");
        Assert.Contains("Delete one first.", refused.Text("detail"), StringComparison.Ordinal);
        Assert.Equal("Webhook deleted successfully", (await owner.Api.SendAsync(Method.Delete, $"{Path}/{first}")).Text("message"));
        await WebhookApp.CreateAsync(owner, ["kill.recorded"]);
        await WebhookApp.CreateAsync(await Given.SignInAsync(), ["kill.recorded"]);
    }

    [Fact]
    public async Task A_server_is_named_by_those_who_belong_to_it()
    {
        var guild = await Given.GuildAsync();
        var (member, stranger, admin) = (
            await Given.MemberAsync(guild.DiscordId!.Value), await Given.SignInAsync(), await Given.SignInAsync(isAdmin: true));
        object Body(string serverId) => new { name = "Hook", url = "https://example.com", events = new[] { "kill.recorded" }, serverId };

        var made = await member.Api.PostAsync(Path, Body($"{guild.DiscordId}"));
        Assert.Equal($"server_{guild.Id:N}", made.Json.GetProperty("webhook").Text("serverId"));
        Assert.Equal(HttpStatusCode.Created, (await admin.Api.PostAsync(Path, Body($"server_{guild.Id:N}"))).Status);
        var refused = await stranger.Api.PostAsync(Path, Body($"{guild.DiscordId}"));
        refused.AssertError(HttpStatusCode.Forbidden, "FORBIDDEN");
        (await stranger.Api.PostAsync(Path, Body("4711"))).AssertInvalid("serverId");
        await hooks.App.Get<Domain.Servers.ServerSettingsService>().ChangeAsync(guild.Id, settings => settings.Privacy = Domain.Players.Privacy.Private);
        (await stranger.Api.PostAsync(Path, Body($"{guild.DiscordId}"))).AssertInvalid("serverId");
        var own = await WebhookApp.CreateAsync(stranger, ["kill.recorded"]);
        (await stranger.Api.PutAsync($"{Path}/{own}", new { serverId = $"{guild.DiscordId}" })).AssertInvalid("serverId");
    }

    [Fact]
    public async Task A_test_waits_in_its_turn_one_at_a_time()
    {
        var owner = await Given.SignInAsync();
        var id = await WebhookApp.CreateAsync(owner, ["kill.recorded"]);

        var first = await owner.Api.PostAsync($"{Path}/{id}/test", null);
        await owner.Api.PostAsync($"{Path}/{id}/test", null);

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal("Test webhook triggered successfully", first.Text("message"));
        var (name, _, data) = Assert.Single(await hooks.WaitingAsync(id));
        Assert.Equal(EventName.WebhookTest, name);
        Assert.Equal(
            $$"""{"webhookId":"{{id}}","name":"Hook","message":"This webhook can be reached from KillBot.","timestamp":"2026-01-01T12:00:00.000Z"}""", data);
    }

    [Fact]
    public async Task What_waits_is_dropped_when_a_webhook_is_switched_off_and_it_is_told_nothing()
    {
        var (owner, tracker) = await PersonAsync();
        var id = await WebhookApp.CreateAsync(owner, ["kill.recorded", "user.stats_updated"]);
        await hooks.KillAsync(tracker.Player, Given.Name());
        await ComposeAsync(id, EventName.KillRecorded);

        await owner.Api.PutAsync($"{Path}/{id}", new { isActive = false });
        await hooks.KillAsync(tracker.Player, Given.Name());

        var refused = await owner.Api.PostAsync($"{Path}/{id}/test", null);
        refused.AssertError(HttpStatusCode.Conflict, "VALIDATION_ERROR");
        Assert.Contains("\"isActive\": true", refused.Text("detail"), StringComparison.Ordinal);
        Assert.DoesNotContain(await hooks.WaitingAsync(id), item => item.Event == EventName.StatsUpdated);
        var last = (await owner.Api.GetAsync($"{Path}/{id}")).Json.GetProperty("lastDelivery");
        Assert.Equal("""{"status":"failed","attempts":0,"createdAt":"2026-01-01T12:00:00.000Z"}""", last.GetRawText());
    }

    [Fact]
    public async Task An_event_that_is_taken_away_is_dropped_and_no_other()
    {
        var (owner, tracker) = await PersonAsync();
        var id = await WebhookApp.CreateAsync(owner, ["kill.recorded", "user.stats_updated"]);
        var other = await WebhookApp.CreateAsync(owner, ["kill.recorded"]);
        await hooks.KillAsync(tracker.Player, Given.Name());
        await ComposeAsync(id, EventName.KillRecorded);
        await hooks.KillAsync(tracker.Player, Given.Name());

        await owner.Api.PutAsync($"{Path}/{id}", new { events = new[] { "user.stats_updated" } });

        Assert.Equal([EventName.StatsUpdated], await UnsentAsync(id));
        Assert.Equal([EventName.KillRecorded, EventName.KillRecorded], await UnsentAsync(other));
    }

    [Fact]
    public async Task A_message_of_another_event_stays_when_an_event_is_taken_away()
    {
        var (owner, tracker) = await PersonAsync();
        var id = await WebhookApp.CreateAsync(owner, ["kill.recorded", "user.stats_updated"]);
        await hooks.KillAsync(tracker.Player, Given.Name());
        await ComposeAsync(id, EventName.KillRecorded);

        await owner.Api.PutAsync($"{Path}/{id}", new { events = new[] { "kill.recorded" } });

        Assert.Equal([EventName.KillRecorded], await UnsentAsync(id));
    }

    [Fact]
    public async Task A_deleted_webhook_leaves_nothing_to_send()
    {
        var (owner, tracker) = await PersonAsync();
        var id = await WebhookApp.CreateAsync(owner, ["kill.recorded", "user.stats_updated"]);
        await hooks.KillAsync(tracker.Player, Given.Name());
        await ComposeAsync(id, EventName.KillRecorded);

        Assert.Equal(HttpStatusCode.OK, (await owner.Api.SendAsync(Method.Delete, $"{Path}/{id}")).Status);
        (await owner.Api.SendAsync(Method.Delete, $"{Path}/{id}")).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
        await hooks.KillAsync(tracker.Player, Given.Name());

        Assert.Empty(await UnsentAsync(id));
        Assert.Equal("[]", (await owner.Api.GetAsync(Path)).Body);
        var destination = DestinationOf(id);
        Assert.Equal(0, await hooks.App.ReadAsync(db => db.OutboxDestinations.CountAsync(known => known.Destination == destination)));
    }

    [Fact]
    public async Task Switched_on_again_a_webhook_begins_anew()
    {
        var (owner, tracker) = await PersonAsync();
        var id = await WebhookApp.CreateAsync(owner, ["kill.recorded"]);
        await hooks.App.ExecuteSqlAsync(
            "UPDATE webhooks SET is_active = 0, disabled_reason = 'Gone.', failing_since = 0 WHERE id = @p0", Guid.Parse(id["webhook_".Length..]));
        var off = (await owner.Api.GetAsync($"{Path}/{id}")).Json;
        await owner.Api.PutAsync($"{Path}/{id}", new { name = "Renamed" });
        var renamed = (await owner.Api.GetAsync($"{Path}/{id}")).Json;

        var on = (await owner.Api.PutAsync($"{Path}/{id}", new { isActive = true })).Json.GetProperty("webhook");
        var kill = await hooks.KillAsync(tracker.Player, Given.Name());

        Assert.Equal(("False", "Gone.", "1970-01-01T00:00:00.000Z"), (off.Text("isActive"), off.Text("disabledReason"), off.Text("failingSince")));
        Assert.Equal(("False", "Gone."), (renamed.Text("isActive"), renamed.Text("disabledReason")));
        Assert.Equal(("True", null, null), (on.Text("isActive"), on.Text("disabledReason"), on.Text("failingSince")));
        Assert.Equal([kill.Id], await hooks.KillsAsync(id));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        hooks.App.Logs.AssertQuiet();
        return Task.CompletedTask;
    }

    private static string DestinationOf(string id) => $"webhook:{id["webhook_".Length..]}";

    private async Task<(SignedIn Owner, Tracker Tracker)> PersonAsync()
    {
        var owner = await Given.SignInAsync();
        return (owner, await Given.TrackerAsync(owner: owner.User.DiscordId));
    }

    /// <summary>The oldest event of a kind becomes a message that has not been sent, as the relay makes it.</summary>
    private async Task ComposeAsync(string id, string eventName)
    {
        var message = Guid.CreateVersion7();
        await hooks.App.ExecuteSqlAsync(
            """
            INSERT INTO outbox_messages (id, destination, nonce, payload, created_at, attempts, next_attempt_at)
            VALUES (@p0, @p1, '1', '{}', @p2, 0, @p2)
            """,
            message, DestinationOf(id), hooks.App.Clock.GetUtcNow().ToUnixTimeMilliseconds());
        await hooks.App.ExecuteSqlAsync(
            "INSERT INTO outbox_destinations (destination, claimed_until) VALUES (@p0, 0)", DestinationOf(id));
        await hooks.App.ExecuteSqlAsync(
            """
            UPDATE outbox_items SET message_id = @p0
            WHERE id = (SELECT min(id) FROM outbox_items WHERE destination = @p1 AND event = @p2 AND message_id IS NULL)
            """,
            message, DestinationOf(id), eventName);
    }

    /// <summary>The events that are still to be sent, in a message or not.</summary>
    private async Task<IReadOnlyList<string>> UnsentAsync(string id)
    {
        var destination = DestinationOf(id);
        return await hooks.App.ReadAsync(db => db.OutboxItems
            .Where(item => item.Destination == destination
                && (item.MessageId == null || db.OutboxMessages.Any(message => message.Id == item.MessageId && message.FailedAt == null)))
            .OrderBy(item => item.Id).Select(item => item.Event).ToListAsync());
    }
}
