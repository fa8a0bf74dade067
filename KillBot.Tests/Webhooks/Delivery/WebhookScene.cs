using KillBot.Domain.Notifications;
using KillBot.Domain.Webhooks;
using KillBot.Tests.EndToEnd.Support;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Webhooks.Delivery;

/// <summary>Somebody whose player kills, and who has webhooks.</summary>
internal sealed class WebhookScene
{
    private WebhookScene(KillBotApp app, SignedIn owner, string player)
    {
        App = app;
        Owner = owner;
        Player = player;
    }

    public KillBotApp App { get; }

    public SignedIn Owner { get; }

    public string Player { get; }

    public static async Task<WebhookScene> CreateAsync(KillBotApp app, bool isAdmin = false)
    {
        var owner = await app.Given.SignInAsync(isAdmin: isAdmin);
        var tracker = await app.Given.TrackerAsync(owner: owner.User.DiscordId);
        return new WebhookScene(app, owner, tracker.Player);
    }

    /// <summary>A webhook of the owner's, told of the owner's kills.</summary>
    public async Task<Webhook> HookAsync(
        Uri url,
        string? secret = null,
        int? maxRetries = null,
        int? retryDelay = null,
        double? multiplier = null,
        IReadOnlyDictionary<string, string>? headers = null,
        params string[] events) => (await App.Get<WebhookService>().CreateAsync(Owner.User.Id, new WebhookChange
        {
            Name = "My *hook*",
            Url = url.ToString(),
            Events = events is [] ? [EventName.KillRecorded] : events,
            Scope = WebhookScope.Own,
            ChangesSecret = secret is not null,
            Secret = secret,
            Headers = headers,
            MaxRetries = maxRetries,
            RetryDelay = retryDelay,
            BackoffMultiplier = multiplier,
        }))!;

    /// <summary>The owner's player kills each of these.</summary>
    public async Task KillAsync(params string[] victims)
    {
        foreach (var victim in victims)
        {
            await App.Given.KillAsync(Player, victim);
        }
    }

    /// <summary>What is stored of the deliveries, oldest first, once it is so.</summary>
    public async Task<IReadOnlyList<OutboxMessage>> DeliveriesAsync(Webhook webhook, Func<IReadOnlyList<OutboxMessage>, bool> condition)
    {
        var destination = Destination.Webhook(webhook.Id).ToString();
        IReadOnlyList<OutboxMessage> found = [];
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        for (var deadline = Environment.TickCount64 + 30_000; ;)
        {
            // By their events: where the clock stands still, the messages themselves are of the same time.
            found = await App.ReadAsync(db => db.OutboxMessages.Where(message => message.Destination == destination)
                .Join(db.OutboxItems, message => message.Id, item => item.MessageId, (message, item) => new { message, item.Id })
                .OrderBy(row => row.Id).Select(row => row.message).ToListAsync());
            if (condition(found))
            {
                return found;
            }

            Assert.True(Environment.TickCount64 < deadline, string.Join('\n', found.Select(m => $"{m.Attempts} {m.LastError}")));
            await timer.WaitForNextTickAsync();
        }
    }

    /// <summary>The only delivery, after so many attempts.</summary>
    public async Task<OutboxMessage> AttemptedAsync(Webhook webhook, int attempts) =>
        (await DeliveriesAsync(webhook, found => found is [{ } only] && only.Attempts >= attempts))[0];

    public async Task<IReadOnlyList<OutboxAttempt>> AttemptsAsync(OutboxMessage message) =>
        await App.ReadAsync(db => db.OutboxAttempts.Where(attempt => attempt.MessageId == message.Id).OrderBy(attempt => attempt.Number).ToListAsync());

    public Task<Webhook> ReadAsync(Webhook webhook) => App.ReadAsync(db => db.Webhooks.SingleAsync(stored => stored.Id == webhook.Id));

    /// <summary>Moves the clock on until a receiver gets the next attempt.</summary>
    public async Task<Received> NextAttemptAsync(Webhook webhook, Receiver receiver, TimeSpan after)
    {
        App.Clock.Advance(after);
        await Eventually.HoldsAsync(
            () =>
            {
                if (!receiver.HasMore)
                {
                    // A worker that had not begun to wait when the clock moved waits from then on.
                    App.Clock.Advance(TimeSpan.FromMilliseconds(20));
                    Poll(webhook);
                }

                return receiver.HasMore;
            },
            "the next attempt",
            TimeSpan.FromSeconds(20));
        return await receiver.NextAsync();
    }

    /// <summary>As the relay's own poll does every two seconds, at once.</summary>
    public void Poll(Webhook webhook) => App.Get<OutboxSignal>().Wake(Destination.Webhook(webhook.Id).ToString());
}
