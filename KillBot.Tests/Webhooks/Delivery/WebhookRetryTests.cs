using System.Globalization;
using FsCheck;
using KillBot.Domain.Data;
using KillBot.Domain.Notifications;
using KillBot.Domain.Webhooks;
using KillBot.Domain.Webhooks.Delivery;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Webhooks.Delivery;

/// <summary>A failed delivery is tried again as its webhook says, and a webhook without a receiver is switched off.</summary>
public sealed class WebhookRetryTests(DeliveryApp delivery) : DeliveryTest(delivery)
{
    [Fact]
    public void Delays_grow_by_the_multiplier_within_their_limits() => Prop.ForAll<uint, uint, uint>((a, b, c) =>
    {
        var webhook = Webhook((int)(a % 11), 100 + (int)(b % 59_901), 1 + (c % 901 / 100.0));
        foreach (var attempts in Enumerable.Range(0, 12))
        {
            var (shortest, longest) = (WebhookRetry.DelayAfter(webhook, attempts, 0), WebhookRetry.DelayAfter(webhook, attempts, 1));
            if (attempts >= webhook.MaxRetries)
            {
                Assert.Null(shortest);
                continue;
            }

            var exact = Math.Min(webhook.RetryDelay * Math.Pow(webhook.BackoffMultiplier, attempts), 3_600_000);
            Assert.InRange(shortest!.Value.TotalMilliseconds, exact - 1, exact + 1);
            Assert.InRange(longest!.Value.TotalMilliseconds, exact - 1, Math.Min(exact * 1.2, 3_600_000) + 1);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Retries_follow_the_schedule_of_the_webhook_until_they_are_used_up()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Always = Receiver.Status(500);
        var scene = await WebhookScene.CreateAsync(App);
        var hook = await scene.HookAsync(receiver.Url, maxRetries: 3, retryDelay: 4_000, multiplier: 3);
        await scene.KillAsync("A");
        await receiver.NextAsync();
        foreach (var (attempt, seconds) in ((int, int)[])[(1, 4), (2, 12), (3, 36)])
        {
            var stored = await scene.AttemptedAsync(hook, attempt);
            var at = (await scene.AttemptsAsync(stored))[^1].At;
            Assert.Equal(attempt, stored.Attempts);
            Assert.InRange(stored.NextAttemptAt - at, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds * 1.2));
            await scene.NextAttemptAsync(hook, receiver, stored.NextAttemptAt - App.Clock.GetUtcNow());
        }

        var dead = (await scene.DeliveriesAsync(hook, found => found is [{ FailedAt: not null }]))[0];
        Assert.Equal((4, "The receiver answered with status 500."), (dead.Attempts, dead.LastError));
        receiver.Always = null;
        await scene.KillAsync("B");
        Assert.Equal("B", (await receiver.NextAsync()).Victim);
        await scene.DeliveriesAsync(hook, found => found is [_, { SentAt: not null }]);
        Assert.Null((await scene.ReadAsync(hook)).FailingSince);
        Assert.True((await scene.ReadAsync(hook)).IsActive);
    }

    [Theory]
    [InlineData(429, "30", 30)]
    [InlineData(503, "30", 30)]
    [InlineData(429, "date", 90)]
    [InlineData(503, "86400", 3600)]
    [InlineData(503, "0", 1)]
    [InlineData(503, "soon", 5)]
    [InlineData(503, "-5", 5)]
    [InlineData(500, "30", 5)]
    public async Task A_receiver_may_say_when(int status, string retryAfter, int seconds)
    {
        await using var receiver = await Receiver.StartAsync();
        var header = retryAfter == "date" ? App.Clock.GetUtcNow().AddSeconds(90.5).ToString("r", CultureInfo.InvariantCulture) : retryAfter;
        receiver.Answers.Enqueue(Receiver.Status(status, ("Retry-After", header)));
        var scene = await WebhookScene.CreateAsync(App);
        var hook = await scene.HookAsync(receiver.Url, retryDelay: 5_000);
        var now = App.Clock.GetUtcNow();
        await scene.KillAsync("A");

        var stored = await scene.AttemptedAsync(hook, 1);

        Assert.InRange(stored.NextAttemptAt - now, TimeSpan.FromSeconds(seconds - 1), TimeSpan.FromSeconds(seconds * 1.2));
        Assert.Equal(status, Assert.Single(await scene.AttemptsAsync(stored)).Status);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(204)]
    [InlineData(299)]
    public async Task Any_2xx_is_a_success(int status)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers.Enqueue(Receiver.Status(status));
        var scene = await WebhookScene.CreateAsync(App);
        var hook = await scene.HookAsync(receiver.Url);
        await scene.KillAsync("A");

        Assert.NotNull((await scene.AttemptedAsync(hook, 1)).SentAt);
    }

    [Fact]
    public async Task A_receiver_that_is_gone_switches_the_webhook_off_at_once()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Always = Receiver.Status(410);
        var scene = await WebhookScene.CreateAsync(App);
        var hook = await scene.HookAsync(receiver.Url);
        await scene.KillAsync("A", "B");

        var stored = await scene.DeliveriesAsync(hook, found => found.Count > 0 && found.All(message => message is { FailedAt: not null, Attempts: > 0 }));
        await scene.KillAsync("C");

        var off = await scene.ReadAsync(hook);
        Assert.False(off.IsActive);
        Assert.Equal("The receiver answered with status 410: it wants no more deliveries.", off.DisabledReason);
        Assert.Equal(410, (await scene.AttemptsAsync(stored[0]))[0].Status);
        await receiver.NextAsync();
        Assert.False(receiver.HasMore);
        var notice = await NoticeAsync(scene);
        Assert.Equal(hook.Id, notice.SubjectId);
        Assert.Equal(new WebhookDisabled("My *hook*", off.DisabledReason!), WebhookDisabled.Parse(notice.Data!));
        Assert.Equal(0, await App.ReadAsync(db => db.OutboxItems.CountAsync(
            item => item.MessageId == null && item.Destination == Destination.Webhook(hook.Id).ToString())));
    }

    [Fact]
    public async Task After_a_day_without_a_success_the_webhook_is_switched_off()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Always = Receiver.Status(500);
        var scene = await WebhookScene.CreateAsync(App);
        var hook = await scene.HookAsync(receiver.Url, maxRetries: 0);
        await scene.KillAsync("A");
        await scene.DeliveriesAsync(hook, found => found is [{ FailedAt: not null }]);
        var since = (await scene.ReadAsync(hook)).FailingSince;
        Assert.NotNull(since);

        App.Clock.Advance(since.Value.AddHours(24) - App.Clock.GetUtcNow() - TimeSpan.FromMinutes(1));
        await scene.KillAsync("B");
        await scene.DeliveriesAsync(hook, found => found is [_, { FailedAt: not null }]);
        Assert.True((await scene.ReadAsync(hook)).IsActive);

        App.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.KillAsync("C");
        await scene.DeliveriesAsync(hook, found => found is [_, _, { FailedAt: not null, Attempts: 1 }]);
        var off = await scene.ReadAsync(hook);
        Assert.False(off.IsActive);
        Assert.Equal("Nothing has arrived for 24 hours. The receiver answered with status 500.", off.DisabledReason);
        Assert.NotNull(await NoticeAsync(scene));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task A_receiver_that_is_too_slow_for_what_comes_switches_the_webhook_off(int over, bool isActive)
    {
        await using var receiver = await Receiver.StartAsync();
        var answer = new TaskCompletionSource();
        receiver.Answers.Enqueue(_ => answer.Task);
        var scene = await WebhookScene.CreateAsync(App);
        var hook = await scene.HookAsync(receiver.Url);
        var destination = Destination.Webhook(hook.Id).ToString();
        await scene.KillAsync("A", "B");
        await receiver.NextAsync();
        await App.Get<DatabaseWriter>().ExecuteAsync(transaction =>
        {
            for (var i = 0; i < WebhookLimits.MaxWaiting + over; i++)
            {
                transaction.AddToOutbox(App.Get<OutboxSignal>(), destination, EventName.StatsUpdated, Guid.CreateVersion7(App.Clock.GetUtcNow()));
            }

            return true;
        });

        answer.SetResult();
        await scene.DeliveriesAsync(hook, found => found is [_, { SentAt: not null } or { FailedAt: not null }]);

        var stored = await scene.ReadAsync(hook);
        Assert.Equal(isActive, stored.IsActive);
        Assert.Equal(isActive, receiver.HasMore);
        if (!isActive)
        {
            Assert.StartsWith("More than 10,000 events were waiting: ", stored.DisabledReason, StringComparison.Ordinal);
            Assert.Equal(stored.DisabledReason, WebhookDisabled.Parse((await NoticeAsync(scene)).Data!).Reason);
            Assert.Equal(0, await App.ReadAsync(db => db.OutboxItems.CountAsync(item => item.MessageId == null && item.Destination == destination)));
        }
    }

    [Fact]
    public async Task One_success_in_a_day_keeps_the_webhook_and_a_first_failure_is_no_reason()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answers.Enqueue(Receiver.Status(500));
        var scene = await WebhookScene.CreateAsync(App);
        var hook = await scene.HookAsync(receiver.Url, maxRetries: 0);
        await scene.KillAsync("A");
        await scene.DeliveriesAsync(hook, found => found is [{ FailedAt: not null }]);
        await scene.KillAsync("B");
        await scene.DeliveriesAsync(hook, found => found is [_, { SentAt: not null }]);
        App.Clock.Advance(TimeSpan.FromHours(25));
        receiver.Answers.Enqueue(Receiver.Status(500));
        await scene.KillAsync("C");
        await scene.DeliveriesAsync(hook, found => found is [_, _, { FailedAt: not null }]);

        Assert.True((await scene.ReadAsync(hook)).IsActive);
    }

    [Fact]
    public async Task What_an_attempt_says_of_a_webhook_that_was_changed_meanwhile_switches_nothing_off()
    {
        await using var receiver = await Receiver.StartAsync();
        var answer = new TaskCompletionSource();
        receiver.Answers.Enqueue(async context =>
        {
            await answer.Task;
            context.Response.StatusCode = 410;
        });
        var scene = await WebhookScene.CreateAsync(App);
        var hook = await scene.HookAsync(receiver.Url, retryDelay: 5_000);
        await scene.KillAsync("A");
        await receiver.NextAsync();
        App.Clock.Advance(TimeSpan.FromMilliseconds(5));
        await App.Get<WebhookService>().UpdateAsync(scene.Owner.User.Id, hook.Id, new WebhookChange { Url = new Uri(receiver.Url, "/new").ToString() });
        answer.SetResult();
        await scene.AttemptedAsync(hook, 1);

        Assert.Equal("/new", (await scene.NextAttemptAsync(hook, receiver, TimeSpan.FromSeconds(6))).Path);
        Assert.True((await scene.ReadAsync(hook)).IsActive);
    }

    private async Task<OutboxItem> NoticeAsync(WebhookScene scene)
    {
        var destination = Destination.DiscordUser(scene.Owner.User.DiscordId).ToString();
        return await App.ReadAsync(db => db.OutboxItems.SingleAsync(item => item.Destination == destination && item.Event == EventName.WebhookDisabled));
    }

    private static Webhook Webhook(int retries, int delay, double multiplier) => new()
    {
        Id = Guid.Empty,
        UserId = Guid.Empty,
        Name = "",
        Url = "",
        Events = "",
        Scope = WebhookScope.Own,
        Headers = "{}",
        MaxRetries = retries,
        RetryDelay = delay,
        BackoffMultiplier = multiplier,
        IsActive = true,
        CreatedAt = default,
        UpdatedAt = default,
    };
}
