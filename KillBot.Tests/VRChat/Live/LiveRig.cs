using KillBot.Bot.Feeds;
using KillBot.Bot.Feeds.VRChat;
using KillBot.Bot.Texts;
using KillBot.Discord.Gateway;
using KillBot.Discord.Messages;
using KillBot.Domain.Data;
using KillBot.Domain.Feeds;
using KillBot.Domain.Notifications;
using KillBot.Domain.Servers;
using KillBot.Domain.VRChat.Events;
using KillBot.Domain.VRChat.Live;
using KillBot.Domain.VRChat.Users;
using KillBot.Domain.Webhooks;
using KillBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace KillBot.Tests.VRChat.Live;

/// <summary>The outbox with the sender of live messages, moved by hand: nothing happens between two calls.</summary>
internal sealed class LiveRig : IAsyncDisposable
{
    public const long Guild = 1000;
    public const long Channel = 2000;
    private readonly TempFolder _folder = new();
    private LiveMessageSender _sender = null!;
    private OutboxStore _store = null!;
    private OutboxDelivery _delivery = null!;
    private Guid _relay;

    public ManualTimeProvider Clock { get; } = new();

    public FlakyChannel Discord { get; } = new();

    public DomainHost Host { get; private set; } = null!;

    public Guid ServerId { get; private set; }

    public static async Task<LiveRig> StartAsync()
    {
        var rig = new LiveRig();
        rig.Host = await DomainHost.StartAsync(rig._folder.File("killbot.db"), rig.Clock);
        await rig.Host.Get<FeedDirectory>().AddAsync(Guild, new FeedChoices(Channel, FeedKind.VRChat) { Style = FeedStyle.Live }, createdBy: 7);
        rig.ServerId = await rig.Host.ReadAsync(context => context.Servers.Where(server => server.DiscordId == Guild).Select(server => server.Id).SingleAsync());
        rig.Restart();
        return rig;
    }

    /// <summary>The relay's process has died, and another one begins where it stopped.</summary>
    public void Restart()
    {
        var (gateway, guilds) = (new DiscordGateway(), new GuildCache());
        var access = new ChannelAccess(guilds, gateway, Host.Get<FeedQueries>());
        var languages = new GuildLanguages(Host.Get<ServerSettingsService>(), guilds);
        _sender = new LiveMessageSender(
            Discord,
            gateway,
            access,
            new PauseNotice(Discord, Host.Get<FeedQueries>(), access, Host.Get<ServerSettingsService>(), languages, NullLogger<PauseNotice>.Instance),
            Host.Get<LiveMessages>(),
            Host.Get<LiveInstanceReader>(),
            Host.Get<VRChatVisibility>(),
            languages);
        _store = new OutboxStore(Host.Get<IDbContextFactory<KillBotDbContext>>(), Host.Get<DatabaseWriter>(), Clock);
        _delivery = new OutboxDelivery(
            _store,
            new OutboxRewording(Host.Get<IDbContextFactory<KillBotDbContext>>(), Host.Get<DatabaseWriter>(), Clock),
            new OutboxOutcomes(Host.Get<DatabaseWriter>(), Host.Get<WebhookRouter>()),
            Clock,
            NullLogger<OutboxDelivery>.Instance);
        _relay = Guid.CreateVersion7();
    }

    /// <summary>Sends what is due now; false when the process died over it.</summary>
    public async Task<bool> DeliverAsync()
    {
        try
        {
            foreach (var destination in (await _store.FindDueAsync(TimeSpan.Zero, CancellationToken.None)).Keys)
            {
                while (await _delivery.DeliverNextAsync(destination, _relay, _sender, CancellationToken.None) == TimeSpan.Zero)
                {
                }
            }

            return true;
        }
        catch (ProcessDiedException)
        {
            return false;
        }
    }

    public Task TellAsync(int tracker, VRChatEvent told) => Host.Get<VRChatRecorder>().RecordAsync(
        new VRChatTracker(VRChatTrackerId.Of(Guid.Empty, $"{tracker}"), "pc", ServerId), [told]);

    public Task<List<LiveMessage>> MessagesAsync() => Host.ReadAsync(context => context.LiveMessages.ToListAsync());

    /// <summary>What the channel is to show of a message now.</summary>
    public async Task<Embed> ExpectedAsync(LiveMessage message) => LiveInstanceEmbed.Of(
        (await Host.Get<LiveInstanceReader>().ReadAsync(message, CancellationToken.None))!, new HashSet<string>(), LanguageTexts.English);

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        _folder.Dispose();
    }
}

/// <summary>The end of a process in the middle of a request.</summary>
internal sealed class ProcessDiedException : OperationCanceledException;
