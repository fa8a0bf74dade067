using System.Net;
using System.Text.Json;
using KillBot.Domain.Notifications;
using KillBot.Domain.Webhooks;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Webhooks.Delivery;

/// <summary>The owner of a webhook sees what arrived, and has it sent again.</summary>
public sealed class WebhookDeliveryListTests(DeliveryApp delivery) : DeliveryTest(delivery)
{
    [Fact]
    public async Task Deliveries_tell_their_attempts_newest_first()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers.Enqueue(Receiver.Status(503, ("Retry-After", "7")));
        var scene = await WebhookScene.CreateAsync(App);
        var hook = await scene.HookAsync(receiver.Url);
        await scene.KillAsync("A");
        var pending = await scene.AttemptedAsync(hook, 1);

        var first = Assert.Single(await ListAsync(scene, hook));
        Assert.Equal(("pending", "kill.recorded", $"delivery_{pending.Id:N}"), (first.Text("status"), first.Text("event"), first.Text("id")));
        Assert.Equal("The receiver answered with status 503.", first.Text("error"));
        Assert.NotNull(first.Text("nextAttemptAt"));
        await receiver.NextAsync();
        var received = await scene.NextAttemptAsync(hook, receiver, TimeSpan.FromSeconds(7));
        await scene.KillAsync("B");
        await scene.DeliveriesAsync(hook, found => found.Count == 2 && found.All(message => message.SentAt is not null));

        var listed = await ListAsync(scene, hook);
        Assert.Equal(["delivered", "delivered"], listed.Select(one => one.Text("status")));
        var last = listed[1];
        Assert.Equal(received.Header("webhook-id"), last.Text("messageId"));
        Assert.Equal(received.Header("X-KillBot-Delivery"), last.Text("id"));
        Assert.Null(last.Text("nextAttemptAt"));
        Assert.Null(last.Text("error"));
        var attempts = last.GetProperty("attempts").EnumerateArray().ToList();
        Assert.Equal([("1", "503", "The receiver answered with status 503."), ("2", "204", null)],
            attempts.Select(attempt => (attempt.Text("number"), attempt.Text("status"), attempt.Text("error"))));
        Assert.All(attempts, attempt => Assert.InRange(attempt.GetProperty("latency").GetInt32(), 0, 10_000));
    }

    [Fact]
    public async Task Pages_hold_each_delivery_once()
    {
        await using var receiver = await Receiver.StartAsync();
        var scene = await WebhookScene.CreateAsync(App);
        var hook = await scene.HookAsync(receiver.Url);
        await scene.KillAsync([.. Enumerable.Range(0, 7).Select(i => $"V{i}")]);
        var stored = await scene.DeliveriesAsync(hook, found => found.Count == 7 && found.All(message => message.SentAt is not null));
        List<string?> ids = [];
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await scene.Owner.Api.GetAsync($"{PathOf(hook)}?limit=2&cursor={cursor}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            ids.AddRange(page.Json.GetProperty("deliveries").EnumerateArray().Select(one => one.Text("id")));
            cursor = page.Text("nextCursor");
        }

        Assert.Equal(stored.Reverse().Select(message => $"delivery_{message.Id:N}").Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
        Assert.Equal(7, ids.Count);
        (await scene.Owner.Api.GetAsync($"{PathOf(hook)}?cursor=x")).AssertError(HttpStatusCode.BadRequest, "VALIDATION_ERROR");
        Assert.Equal(HttpStatusCode.OK, (await scene.Owner.Api.GetAsync($"{PathOf(hook)}?limit=99999999999999999999")).Status);
    }

    [Fact]
    public async Task A_replay_has_the_same_body_and_webhook_id()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers.Enqueue(Receiver.Status(400));
        var scene = await WebhookScene.CreateAsync(App);
        var hook = await scene.HookAsync(receiver.Url, secret: "webhook_secret", maxRetries: 0);
        await scene.KillAsync("A");
        var failed = await scene.AttemptedAsync(hook, 1);
        var first = await receiver.NextAsync();
        App.Clock.Advance(TimeSpan.FromSeconds(3));

        var answer = await scene.Owner.Api.PostAsync($"{PathOf(hook)}/delivery_{failed.Id:N}/replay", null);
        var second = await receiver.NextAsync();

        Assert.Equal(HttpStatusCode.Accepted, answer.Status);
        Assert.Equal(answer.Text("id"), second.Header("X-KillBot-Delivery"));
        Assert.NotEqual(first.Header("X-KillBot-Delivery"), second.Header("X-KillBot-Delivery"));
        Assert.Equal((first.Body, first.Header("webhook-id")), (second.Body, second.Header("webhook-id")));
        Assert.NotEqual(first.Header("webhook-signature"), second.Header("webhook-signature"));
        await scene.DeliveriesAsync(hook, found => found is [_, { SentAt: not null }]);
        Assert.Equal(["delivered", "failed"], (await ListAsync(scene, hook)).Select(one => one.Text("status")));
        Assert.All(await ListAsync(scene, hook), one => Assert.Equal("kill.recorded", one.Text("event")));
    }

    [Fact]
    public async Task What_is_pending_and_what_is_off_cannot_be_replayed()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers.Enqueue(Receiver.Status(503, ("Retry-After", "600")));
        var scene = await WebhookScene.CreateAsync(App);
        var hook = await scene.HookAsync(receiver.Url);
        await scene.KillAsync("A");
        var pending = await scene.AttemptedAsync(hook, 1);
        var path = $"{PathOf(hook)}/delivery_{pending.Id:N}/replay";

        (await scene.Owner.Api.PostAsync(path, null)).AssertError(HttpStatusCode.Conflict, "VALIDATION_ERROR");
        await App.Get<WebhookService>().UpdateAsync(scene.Owner.User.Id, hook.Id, new WebhookChange { IsActive = false });
        (await scene.Owner.Api.PostAsync(path, null)).AssertError(HttpStatusCode.Conflict, "VALIDATION_ERROR");

        Assert.Equal("failed", Assert.Single(await ListAsync(scene, hook)).Text("status"));
    }

    [Fact]
    public async Task Deliveries_are_for_the_owner_of_the_webhook()
    {
        await using var receiver = await Receiver.StartAsync();
        var scene = await WebhookScene.CreateAsync(App);
        var (hook, other) = (await scene.HookAsync(receiver.Url), await scene.HookAsync(new Uri(receiver.Url, "/other")));
        await scene.KillAsync("A");
        var sent = (await scene.DeliveriesAsync(hook, found => found is [{ SentAt: not null }]))[0];
        var replay = $"delivery_{sent.Id:N}/replay";
        var (stranger, admin) = (await App.Given.SignInAsync(), await App.Given.SignInAsync(isAdmin: true));
        using var anyone = App.Client();
        var key = await App.Given.TrackerAsync(owner: scene.Owner.User.DiscordId);

        foreach (var api in (ApiClient[])[stranger.Api, admin.Api])
        {
            (await api.GetAsync(PathOf(hook))).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
            (await api.PostAsync($"{PathOf(hook)}/{replay}", null)).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
        }

        (await anyone.GetAsync(PathOf(hook))).AssertError(HttpStatusCode.Unauthorized, "UNAUTHORIZED");
        (await key.Api.GetAsync(PathOf(hook))).AssertError(HttpStatusCode.Forbidden, "INSUFFICIENT_PERMISSIONS");
        (await key.Api.PostAsync($"{PathOf(hook)}/{replay}", null)).AssertError(HttpStatusCode.Forbidden, "INSUFFICIENT_PERMISSIONS");
        (await scene.Owner.Api.PostAsync($"{PathOf(other)}/{replay}", null)).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
        foreach (var id in (string[])["x", "delivery_", "webhook_1", $"webhook_{Guid.CreateVersion7():N}", "%20"])
        {
            (await scene.Owner.Api.GetAsync($"/api/webhooks/{id}/deliveries")).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
            (await scene.Owner.Api.PostAsync($"{PathOf(hook)}/{id}/replay", null)).AssertError(HttpStatusCode.NotFound, "NOT_FOUND");
        }

        await receiver.NextAsync(2);
        Assert.False(receiver.HasMore);
    }

    [Fact]
    public async Task Deliveries_are_kept_for_seven_days_with_their_attempts()
    {
        await using var receiver = await Receiver.StartAsync();
        var scene = await WebhookScene.CreateAsync(App);
        var hook = await scene.HookAsync(receiver.Url);
        await scene.KillAsync("A");
        var sent = (await scene.DeliveriesAsync(hook, found => found is [{ SentAt: not null }]))[0];
        Assert.Single(await scene.AttemptsAsync(sent));
        App.Clock.Advance(OutboxRetention.KeepFor + TimeSpan.FromMinutes(1));

        await App.Get<OutboxRetention>().RemoveOldAsync(CancellationToken.None);

        var later = await App.Given.SignInAsync(scene.Owner.User.DiscordId);
        Assert.Empty((await later.Api.GetAsync(PathOf(hook))).Json.GetProperty("deliveries").EnumerateArray());
        Assert.Equal(0, await App.ReadAsync(db => db.OutboxAttempts.CountAsync(attempt => attempt.MessageId == sent.Id)));
    }

    private static string PathOf(Webhook hook) => $"/api/webhooks/webhook_{hook.Id:N}/deliveries";

    private static async Task<IReadOnlyList<JsonElement>> ListAsync(WebhookScene scene, Webhook hook)
    {
        var answer = await scene.Owner.Api.GetAsync(PathOf(hook));
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
        return [.. answer.Json.GetProperty("deliveries").EnumerateArray()];
    }
}
