using System.Net;
using KillBot.Tests.Support;

namespace KillBot.Tests.Webhooks.Delivery;

/// <summary>Delivering and listing read what a webhook has waiting, or a page, and not all that was ever delivered.</summary>
public sealed class WebhookDeliveryPlanTests
{
    private readonly RecordedQueries _queries = new();

    [Fact]
    public async Task Deliveries_are_found_by_index()
    {
        using var app = _queries.StartApp();
        app.Settings["Webhooks:AllowPrivateNetworks"] = "true";
        await using var receiver = await Receiver.StartAsync();
        var scene = await WebhookScene.CreateAsync(app);
        var hook = await scene.HookAsync(receiver.Url);
        await scene.KillAsync("A", "B");
        await scene.DeliveriesAsync(hook, found => found.Count == 2 && found.All(message => message.SentAt is not null));
        var path = $"/api/webhooks/webhook_{hook.Id:N}/deliveries?limit=1";
        var page = await scene.Owner.Api.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, (await scene.Owner.Api.GetAsync($"{path}&cursor={page.Text("nextCursor")}")).Status);

        var plans = _queries.Texts.Where(text => text.Contains("outbox_", StringComparison.Ordinal))
            .Select(text => (Text: text, Plan: RecordedQueries.PlanOf(app.ConnectionString, text))).ToList();

        Assert.True(plans.Count >= 5);
        Assert.All(
            plans.Where(plan => plan.Plan.Contains("SCAN o", StringComparison.Ordinal)),
            plan => Assert.Matches("SCAN o[a-z0-9_]* USING (COVERING )?INDEX ix_outbox_messages_destination_id", plan.Plan));
        var lists = plans.Where(plan => plan.Text.Contains("\"created_at\" DESC", StringComparison.Ordinal)).ToList();
        Assert.Contains(lists, plan => plan.Plan.Contains("ix_outbox_messages_destination_created_at (destination=? AND created_at<?)", StringComparison.Ordinal));
        Assert.All(lists, plan => Assert.Contains("ix_outbox_messages_destination_created_at (destination=?", plan.Plan, StringComparison.Ordinal));
        app.Logs.AssertQuiet();
    }
}
