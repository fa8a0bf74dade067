using System.Globalization;
using KillBot.Domain.Kills;
using KillBot.Domain.Logins;
using KillBot.Domain.Notifications;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace KillBot.Tests.Webhooks;

/// <summary>A server that sends nothing: what waits in the outbox stays there to be looked at.</summary>
public sealed class WebhookApp : IAsyncLifetime
{
    public KillBotApp App { get; } = new() { ConfigureServices = services => services.RemoveAll<INotificationSender>() };

    public Given Given => App.Given;

    /// <summary>Makes a webhook and returns its id as the API writes it.</summary>
    public static async Task<string> CreateAsync(
        SignedIn owner, string[] events, string? scope = null, string? serverId = null, string url = "https://example.com/hook")
    {
        var made = await owner.Api.PostAsync("/api/webhooks", new { name = "Hook", url, events, scope, serverId });
        Assert.True(made.Status == System.Net.HttpStatusCode.Created, made.Body);
        return made.Text("id")!;
    }

    /// <summary>What waits for a webhook, by event and subject.</summary>
    public async Task<IReadOnlyList<(string Event, Guid Subject, string? Data)>> WaitingAsync(string webhookId)
    {
        var destination = $"webhook:{webhookId["webhook_".Length..]}";
        var items = await App.ReadAsync(db => db.OutboxItems.Where(item => item.Destination == destination).OrderBy(item => item.Id).ToListAsync());
        return [.. items.Select(item => (item.Event, item.SubjectId, item.Data))];
    }

    /// <summary>The kills that a webhook is to be told of.</summary>
    public async Task<IReadOnlyList<Guid>> KillsAsync(string webhookId) =>
        [.. (await WaitingAsync(webhookId)).Where(item => item.Event == EventName.KillRecorded).Select(item => item.Subject)];

    public Task<Kill> KillAsync(string killer, string victim, Guid serverId = default) => Given.KillAsync(
        new NewKill { KillerName = killer, VictimName = victim, IsPvP = true, ServerId = serverId });

    /// <summary>Somebody logs in with Discord and is in these guilds, and in no others.</summary>
    public Task LogInAsync(SignedIn person, params (long Guild, long Permissions)[] guilds) => App.Get<AccountLogin>().SignInAsync(
        new DiscordProfile(
            person.User.DiscordId, person.User.Name, "0", null,
            [.. guilds.Select(guild => new DiscordGuild(
                guild.Guild, guild.Guild.ToString(CultureInfo.InvariantCulture), null, IsOwner: false, guild.Permissions))]),
        TimeSpan.FromDays(1));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        App.Logs.AssertQuiet();
        await App.DisposeAsync();
    }
}
