using KillBot.Domain.ApiKeys;
using KillBot.Domain.Feeds;
using KillBot.Domain.Kills;
using KillBot.Domain.Notifications;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace KillBot.Tests.Notifications;

/// <summary>A process that delivers to a <see cref="ScriptedSender"/>, with a guild whose member "Ace" kills.</summary>
internal sealed class RelayRig : IAsyncDisposable
{
    public const long Guild = 1000;
    public const string Killer = "Ace";
    private readonly TempFolder _folder = new();

    private RelayRig(ScriptedSender sender) => Sender = sender;

    public ManualTimeProvider Clock { get; } = new();

    public ScriptedSender Sender { get; }

    public DomainHost Host { get; private set; } = null!;

    public string File => _folder.File("killbot.db");

    public static async Task<RelayRig> StartAsync(ScriptedSender? sender = null, params long[] channels)
    {
        var rig = new RelayRig(sender ?? new ScriptedSender());
        rig.Host = await DomainHost.StartAsync(rig.File, rig.Clock, rig.Sender);
        await rig.Host.Get<ApiKeyService>().CreateAsync(new NewApiKey(Killer, "Tracker", null, Guild));
        foreach (var channel in channels)
        {
            await rig.Host.Get<FeedDirectory>().AddAsync(Guild, new FeedChoices(channel, FeedKind.Kills), createdBy: 7);
        }

        return rig;
    }

    /// <summary>Ace kills each of these.</summary>
    public async Task<IReadOnlyList<Kill>> KillAsync(params string[] victims)
    {
        var recorded = await Host.Get<KillRecorder>().RecordAsync(
            [.. victims.Select(victim => new NewKill { KillerName = Killer, VictimName = victim, IsPvP = true })]);
        return [.. recorded.Select(result => result.Kill)];
    }

    /// <summary>As <see cref="KillAsync(string[])"/>, each with a weapon.</summary>
    public Task KillAsync(params (string Victim, string? Weapon)[] victims) => Host.Get<KillRecorder>().RecordAsync(
        [.. victims.Select(entry => new NewKill { KillerName = Killer, VictimName = entry.Victim, Weapon = entry.Weapon, IsPvP = true })]);

    /// <summary>As the relay's own poll does every two seconds, at once.</summary>
    public void Poll(long channel) => Host.Get<OutboxSignal>().Wake(Destination.DiscordChannel(channel).ToString());

    /// <summary>The stored message of an attempt, once its outcome has been written.</summary>
    public async Task<OutboxMessage> OutcomeAsync(OutboxMessage attempt)
    {
        for (var deadline = Environment.TickCount64 + 20_000; ;)
        {
            var stored = await Host.ReadAsync(db => db.OutboxMessages.SingleAsync(message => message.Id == attempt.Id));
            if (stored.Attempts > attempt.Attempts)
            {
                return stored;
            }

            Assert.True(Environment.TickCount64 < deadline, "The outcome was not written.");
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Dispose();
    }
}
